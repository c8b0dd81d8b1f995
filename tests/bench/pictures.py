"""Print the CPU time and the memory that painting takes; run by hand: python tests/bench/pictures.py."""

import resource
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from components.emulator.pictures import Picture, encode, paint

SIZES = ((256, 256), (720, 1280), (1024, 1024), (960, 1280), (720, 1440), (1920, 1080))
PROMPTS = (
    "an island near sea, with seagulls, moon shining over the sea, light house, boats int he background, "
    "fish flying over the sea",
    "a fox in a foggy forest, autumn, falling leaves",
    "a village by a lake, mountains, trees, boats, snow, aurora",
    "city street at night, cars, people with umbrellas, rain, neon",
    "watercolor of a castle on a hill, tulip field, windmill, sunset",
    "ten horses on a meadow, many flowers, butterflies, birds",
)
SEEDS = 7


def make_picture(prompt: str, size: tuple[int, int], seed: int, steps: int) -> Picture:
    """Ask for a picture of the usual kind."""
    return Picture(
        model="Kwai-Kolors/Kolors",
        prompt=prompt,
        negative_prompt="",
        width=size[0],
        height=size[1],
        seed=seed,
        steps=steps,
        guidance=7.5,
        index=0,
        init=None,
    )


def cpu_s(picture: Picture) -> float:
    """Measure one picture: CPU seconds over all threads, PNG included."""
    start = time.process_time()
    encode(paint(picture), "png")
    return time.process_time() - start


def peak_mb() -> float:
    """Return the most memory that this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print medians by prompt, size and steps, then the memory."""
    idle = peak_mb()
    start = time.process_time()
    cpu_s(make_picture("", (64, 64), 0, 20))
    print(f"vocabulary and motifs are loaded in {time.process_time() - start:.2f} s")
    for prompt in PROMPTS:
        print(prompt[:70])
        for size in SIZES:
            medians = [
                statistics.median(cpu_s(make_picture(prompt, size, seed, steps)) for seed in range(SEEDS))
                for steps in (4, 20)
            ]
            print(f"  {size[0]:>4}x{size[1]:<4}  4 steps {medians[0]:.3f} s   20 steps {medians[1]:.3f} s")
    print(f"memory: {peak_mb() - idle:.0f} MB more than before the first picture")


if __name__ == "__main__":
    main()
