#!/usr/bin/env python3
"""When each stage of an adaptation begins, how long all takes and how much memory it needs at most; then the same of another
program on the same two cameras, e.g. the Python script that a recipe was first tried in, and the ratio of the two.

usage: bench_adaptation.py VANTAGE_CLI BACKBONE SOURCE TARGET [--other PROGRAM ARGUMENT...]
The other program gets SOURCE and TARGET after its own arguments. Settings are those that the label book's sketch has: 60 views,
16 frames in the book, measuring on 7 frames. Quote the ratio: machines differ and are noisy."""
import os
import subprocess
import sys
import tempfile
import time


def run(command):
    """Prints what the program says with the seconds before it; returns its seconds and its peak memory in MB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    for line in process.stdout:
        if line.strip() and not line.lstrip().split(' ')[0].rstrip('%').isdigit():  # progress lines begin with a share
            print(f'{time.monotonic() - start:7.1f} s  {line.rstrip()}', flush=True)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f'{command[0]} failed')
    return time.monotonic() - start, usage.ru_maxrss / 1024


def main():
    arguments = sys.argv[1:]
    other = []
    if '--other' in arguments:
        at = arguments.index('--other')
        arguments, other = arguments[:at], arguments[at + 1:]
    if len(arguments) != 4:
        sys.exit(__doc__)
    cli, backbone, source, target = arguments
    with tempfile.TemporaryDirectory() as folder:
        seconds, megabytes = run([cli, 'adapt', '--source', source, '--target', target, '--project', folder + '/project', '--backbone', backbone,
                                  '--set', 'sourceViews=60', '--set', 'bookFrames=16', '--set', 'evaluationFrames=7', '--no-report'])
    print(f'{seconds:.0f} s, {megabytes:.0f} MB at most')
    if other:
        theirs, their_megabytes = run(other + [source, target])
        print(f'the other: {theirs:.0f} s, {their_megabytes:.0f} MB at most; ratio of time {seconds / theirs:.2f}, of memory {megabytes / their_megabytes:.2f}')


main()
