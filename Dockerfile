# Everything that reading needs is inside: the OCR engine with its models, tesseract with its
# languages, fonts and libraries for the PDF. Nothing is fetched at run time; run it without a network:
#   docker build -t forensics .
#   docker run --rm --network none -v "$PWD/mycase:/case" forensics crosscheck /case
FROM python:3.11-slim-bookworm AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY forensics forensics
RUN pip wheel --no-cache-dir --wheel-dir /wheels ".[pdf,signatures]"

FROM python:3.11-slim-bookworm
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      tesseract-ocr tesseract-ocr-eng tesseract-ocr-osd \
      tesseract-ocr-chi-sim tesseract-ocr-chi-tra \
      libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 libglib2.0-0 fonts-noto-cjk \
 && rm -rf /var/lib/apt/lists/*
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir --no-index --find-links=/wheels "forensics[pdf,signatures]" \
 && rm -rf /wheels \
 && useradd --create-home --uid 1000 forensics
USER forensics
WORKDIR /case
ENTRYPOINT ["forensics"]
CMD ["--help"]
