"""How far the custody of a case holds: throughput, attacks, and being killed."""
