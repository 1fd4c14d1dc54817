"""Unpacks the members of a wheel whose names match one of the patterns: unpackWheel.py WHEEL FOLDER PATTERN..."""

import fnmatch
import sys
import zipfile

wheel, folder, *patterns = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    members = [member for member in archive.infolist() if any(fnmatch.fnmatch(member.filename, p) for p in patterns)]
    for member in members:
        archive.extract(member, folder)
if not members:
    sys.exit(f"{wheel} holds nothing that matches {' '.join(patterns)}")
