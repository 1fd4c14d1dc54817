"""Unpacks the members of a wheel whose names match one of the patterns: unpackWheel.py WHEEL FOLDER PATTERN..."""

import fnmatch
import os
import sys
import zipfile

wheel, folder, *patterns = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    members = [member for member in archive.infolist() if any(fnmatch.fnmatch(member.filename, p) for p in patterns)]
    for member in members:
        path = archive.extract(member, folder)
        mode = member.external_attr >> 16 & 0o777
        if mode:
            os.chmod(path, mode | 0o600)
if not members:
    sys.exit(f"{wheel} holds nothing that matches {' '.join(patterns)}")
