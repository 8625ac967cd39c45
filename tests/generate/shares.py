"""What part of the composed cases comes out right, by tag: counted, printed, held against floors that only rise."""
import collections
import pathlib


class Shares:
    """tag -> how many are right, and of how many."""

    def __init__(self):
        self.counts = collections.defaultdict(lambda: [0, 0])

    def add(self, tags, right):
        for tag in tags:
            self.counts[tag][0] += bool(right)
            self.counts[tag][1] += 1

    def of(self, tag):
        """Rounded down."""
        right, every = self.counts[tag]
        return right * 10000 // every / 10000

    def print(self):
        for tag, (right, every) in sorted(self.counts.items()):
            print(f"{right / every:.4f} {right:5}/{every:<5} {tag}")


def read_floors(path):
    rows = [line.split(" ", 1) for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {tag: float(floor) for floor, tag in rows}


def write_floors(path, shares, tags, reset):
    """Writes what is reached of these tags. A floor falls only with `reset`."""
    head = [line for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    floors = {} if reset else read_floors(path)
    rows = [f"{max(shares.of(tag), floors.get(tag, 0)):.4f} {tag}" for tag in sorted(tags)]
    pathlib.Path(path).write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")


def below(path, shares):
    """Messages: what is under its floor."""
    return [f"{tag}: {shares.of(tag):.4f} is under its floor {floor}" for tag, floor in read_floors(path).items()
            if tag in shares.counts and shares.of(tag) < floor]


def add_options(options):
    options.add_argument("--floors", help="file of shares that must be reached")
    options.add_argument("--raise", dest="higher", action="store_true", help="write what is reached into the file of floors")
    options.add_argument("--reset", action="store_true", help="write it even where it falls: only after a change of the generator")


def finish(args, shares, held):
    """Holds the shares of the tags `held` against the floors, or writes them; the exit status."""
    if args.floors and (args.higher or args.reset):
        write_floors(args.floors, shares, [tag for tag in shares.counts if held(tag)], args.reset)
    low = below(args.floors, shares) if args.floors else []
    print("\n".join(low))
    return bool(low)
