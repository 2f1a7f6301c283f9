"""What the Python sides share: the rows that the bench wrote, and a line in and a line out for every round."""

import json
import sys
import time

import numpy as np


def read_data(net, folder):
    """Features as float32 `[rows, inputs]`, scaled, and the class of each row as int64 `[rows]`."""
    kind = np.uint8 if net["storage"] == "bytes" else np.float32
    features = np.fromfile(f"{folder}/features.bin", dtype=kind).reshape(-1, net["widths"][0])
    scale = 1 / 255 if net["storage"] == "bytes" else 1
    labels = np.fromfile(f"{folder}/labels.bin", dtype=np.uint8)
    return features.astype(np.float32) * np.float32(scale), labels.astype(np.int64)


def serve(note, train):
    """`train(steps)` trains that many minibatches or some more, and returns how many and a loss."""
    answer({"ready": note})
    for line in sys.stdin:
        wanted = int(line.removeprefix("train "))
        used, started = time.process_time(), time.perf_counter()
        steps, loss = train(wanted)
        seconds, processor = time.perf_counter() - started, time.process_time() - used
        answer({"seconds": seconds, "processor": processor, "steps": steps, "loss": loss})


def answer(value):
    print(json.dumps(value), flush=True)


def blas_in_use():
    """Name, kernels and threads of the BLAS that is loaded, or that nobody can tell."""
    try:
        from threadpoolctl import threadpool_info
    except ImportError:
        return "BLAS unknown (no threadpoolctl)"
    found = [pool for pool in threadpool_info() if pool["user_api"] == "blas"]
    return ", ".join(
        f"{pool['internal_api']} {pool['version']} for {pool.get('architecture')}, {pool['num_threads']} thread(s)"
        for pool in found
    )


def product_speed(multiply, size=1024):
    """GFLOP/s of a square product: shows whether a setting of the BLAS had effect."""
    multiply()
    times = []
    for _ in range(5):
        started = time.perf_counter()
        multiply()
        times.append(time.perf_counter() - started)
    return round(2 * size**3 / min(times) / 1e9)
