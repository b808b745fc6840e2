"""``python -m kg.cli``: the command ``kg`` where it is not installed."""

import sys

from kg.cli import main

sys.exit(main())
