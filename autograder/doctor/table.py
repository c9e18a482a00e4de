"""The properties of the sandbox, each with a way to try it and a remedy."""

from dataclasses import replace

from autograder.doctor import outside
from autograder.doctor.check import ROOMY, Check, notebook, run, test
from autograder.sandbox.limits import MiB

STOP = (
    "Do not grade here. Nothing on a machine should be able to cause this: please report it, with all that was "
    "printed."
)
MOVE = (
    "The sandbox shows /usr and the folders of this Python and its environment, and nothing else. Move what is seen "
    "out of them, or make the environment elsewhere. "
)
CONTAINER = (
    "If this is a container, do not share the host's namespaces with it (Docker: no --ipc=host, no --pid=host, no "
    "--network=host). "
)
OLD = (
    "Linux 5.14 or later counts processes for each submission by itself; earlier ones count all of your user's, and "
    "none counts those of root without a user to give: in a container, grade as an ordinary user. "
)

FILES = (
    Check("The course folder is not seen.", notebook(run("files.unseen({course})")), MOVE + STOP),
    Check("The gradebook is not seen.", notebook(run("files.unseen({gradebook})")), MOVE + STOP),
    Check("The home folder is not seen.", notebook(run("files.unseen({home})")), MOVE + STOP),
    Check("/etc/shadow is not seen.", notebook(run("files.unseen({shadow})")), MOVE + STOP),
    Check("The machine's /tmp and /dev/shm are not seen.", notebook(run("files.unseen({planted})")), STOP),
    Check(
        "No file of the grader's is open, and no variable of its environment is seen.",
        notebook(run("files.no_open_files()\nkernel.no_variable({token})")),
        STOP,
    ),
    Check("All is read-only but /scratch, /tmp and /dev/shm.", notebook(run("files.read_only()")), STOP),
    Check("A submission can mount nothing.", notebook(run("files.no_mounts()")), STOP),
    Check(
        "/scratch, /tmp, /dev/shm and the terminals are private, and empty for each submission.",
        notebook(run("files.empty()\nfiles.write_here()")),
        STOP,
    ),
)
NETWORK = (
    Check(
        "No address is reached but the submission's own loopback: the network is unreachable, at once.",
        notebook(run("network.nothing_outside()")),
        CONTAINER + STOP,
    ),
    Check(
        "Its own loopback works, at 127.0.0.1.",
        notebook(run("network.own_loopback('127.0.0.1')")),
        "A new network namespace has its own loopback wherever Linux has one; is 127.0.0.1 blocked by nftables or "
        "a security module? " + STOP,
    ),
    Check(
        "Its own loopback works, at ::1.",
        notebook(run("network.own_loopback('::1')")),
        "Start Linux without ipv6.disable=1, and set net.ipv6.conf.all.disable_ipv6=0. Without IPv6, tests that need "
        "it pass over what they would try, and everything else works.",
        essential=False,
    ),
    Check(
        "Another submission's port and Unix socket are not reached, nor are the grader's.",
        notebook(
            run("network.unreached({neighbour_port})\nnetwork.unreached_by_name({neighbour_name})"),
            run("network.unreached({outside_port})\nnetwork.unreached_by_name({outside_name})"),
        ),
        CONTAINER + STOP,
    ),
    Check("No raw socket is to be had.", notebook(run("network.no_raw_sockets()")), STOP),
    Check(
        "No socket of a family that leads past the network is to be had.",
        notebook(run("network.only_known_families()")),
        STOP,
    ),
    Check(
        "The Linux kernel's own TCP can be had as a peer, inside the judge.",
        notebook(
            test(
                "from loopback.kernel.namespace.host import available, run_task\n"
                "run_task('nothing', None)\nassert available(), 'It says that it is not available.'\n"
                "from loopback import ACK, RST, SYN, Segment, kernel\n"
                "with kernel.KernelHost() as host:\n"
                "    host.send(Segment(source_port=4000, destination_port=80, seq=1, flags=SYN))\n"
                "    answer = host.receive()\n"
                "assert answer and answer.flags == RST | ACK, f'A closed port answers {answer}.'"
            )
        ),
        "Grading makes namespaces four deep. If the ones above could be made, raise user.max_user_namespaces and "
        "user.max_net_namespaces: sudo sysctl user.max_user_namespaces=15000 user.max_net_namespaces=15000. "
        "If a pair of network devices is what is missing: sudo modprobe veth.",
    ),
)
PROCESSES = (
    Check("Other processes are not seen.", notebook(run("processes.only_own()")), CONTAINER + STOP),
    Check(
        "Other processes cannot be traced or killed, the submission's own warden among them.",
        notebook(run("processes.cannot_reach({outside_pid})")),
        CONTAINER + STOP,
    ),
    Check(
        "The judge's memory cannot be read, nor its descriptors taken.",
        notebook(run("processes.judge_unreadable()")),
        STOP,
    ),
    Check(
        "A hidden test is nowhere in the student's memory, neither while it runs nor afterwards.",
        notebook(
            run("remembered = hidden.remembered"),
            test(
                "note = 'HIDDEN'  # {hidden}\nwhere = remembered({start}, {rest})\nassert where == '', where"
            ),
            run("where = remembered({start}, {rest})\nassert where == '', where"),
        ),
        STOP,
    ),
    Check("A submission has no capability.", notebook(run("kernel.no_capabilities()")), STOP),
    Check("It is not root inside.", notebook(run("kernel.unprivileged()")), STOP),
    Check(
        "Seen from outside, its processes are neither root's nor, if root grades, anybody's.",
        outside.nobodys(),
        "If an account here has the number that was seen, give it another one: submissions have the numbers from "
        "1610600000 on. " + STOP,
    ),
    Check(
        "Keys that others left in the kernel's keyring are not found.",
        notebook(run("kernel.no_key({neighbour_name})\nkernel.no_key({outside_name})")),
        "Start the grader with a session keyring of its own: keyctl session - autograder grade. " + STOP,
    ),
    Check(
        "System V shared memory is its own.",
        notebook(run("kernel.no_memory({neighbour_number})\nkernel.no_memory({outside_number})")),
        CONTAINER + STOP,
    ),
    Check(
        "A process that a graded cell left behind is gone after that cell.",
        notebook(
            run("leave = processes.leave"),
            test("assert leave({token} + '-cell') > 0"),
            run("processes.gone({token} + '-cell')"),
        ),
        STOP,
    ),
    Check(
        "A process that a submission left behind is gone after it.", outside.gone_with_its_submission, STOP
    ),
)
# On a busy or an emulated machine a second of processor time can take long, and so can 65,536 page faults.
PATIENT = replace(ROOMY, submission=90.0, cell=60.0)
LIMITS = (
    Check(
        "What a right answer may need is there: threads, processes, files, the name localhost.",
        notebook(run("limits.ordinary_needs()\nfiles.write_here()")),
        OLD + "Close what else runs as this user, or grade as another. /etc/hosts should name localhost.",
    ),
    Check(
        "The limit on the memory of all processes holds.",
        notebook(
            run(f"limits.take_memory({256 * MiB})", "crashed", "too much memory"),
            limits=replace(PATIENT, memory=128 * MiB),
        ),
        STOP,
    ),
    Check(
        "The limit on memory holds for shared memory.",
        notebook(
            run(f"limits.take_shared_memory({256 * MiB})", "crashed", "too much memory"),
            limits=replace(PATIENT, memory=128 * MiB),
        ),
        STOP,
    ),
    Check(
        "The limit on the address space of one process holds.",
        notebook(run(f"limits.take_address_space({ROOMY.address_space})")),
        STOP,
    ),
    Check(
        "The limit on processes holds: a fork bomb ends.",
        notebook(run("limits.take_processes(60)"), limits=replace(ROOMY, processes=40)),
        OLD + STOP,
    ),
    Check(
        "The limit on the size of a file holds.",
        notebook(run(f"limits.take_file({2 * MiB})"), limits=replace(ROOMY, file_size=MiB)),
        STOP,
    ),
    Check(
        "The limit on the size of all files holds.",
        notebook(
            run(f"for folder in files.OWN:\n    limits.take_disk(folder, {4 * MiB})"),
            limits=replace(ROOMY, scratch=2 * MiB),
        ),
        STOP,
    ),
    Check(
        "The limit on open descriptors holds.",
        notebook(run("limits.take_descriptors(200)"), limits=replace(ROOMY, descriptors=100)),
        STOP,
    ),
    Check(
        "The limit on processor time holds.",
        notebook(
            run("limits.take_processor(2.5)", "crashed", "ended by SIG"), limits=replace(PATIENT, processor=1)
        ),
        STOP,
    ),
    Check(
        "The limits on wall time hold, for a graded cell, for one that ignores interrupts, and for all of them.",
        notebook(
            run("hang = limits.hang"),
            test("hang()", "timed out"),
            run("limits.ignore_interrupts(8.0)", "timed out", "could not be stopped"),
            test("assert True"),
            limits=replace(ROOMY, cell=1.0, test=1.0),
        ),
        STOP,
    ),
)
CHECKS = (*FILES, *NETWORK, *PROCESSES, *LIMITS)
