"""Chain of custody: originals that cannot be swapped unseen, and a journal of what was done.

A case under custody is a BagIt 1.0 bag (RFC 8493), which other programs can check::

    CASE/
      bagit.txt bag-info.txt manifest-sha256.txt tagmanifest-sha256.txt
      data/…            the originals as they came: copied in, read-only, never written again
      journal.jsonl     one line an action, each with the hash of the line before
      case.toml corrections.toml       written by people; every change is in the journal
      seals/0001.json .sig .tsq .tsr   who signed how much of the journal, and when
      derived/…         what was read out of the originals; can be made again, is no evidence

The journal is the truth: manifests are written from it. It does not list itself in the tag
manifest, so that a machine that stops at any moment leaves a bag that is at most behind.

What none of this can show: that a paper is what it says it is, or that it was not changed
before it came into the case.
"""

from __future__ import annotations
