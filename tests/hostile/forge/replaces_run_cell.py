"""The shell's methods that run cells are replaced, so that later cells do nothing.

place: before total
points: 0
nbgrader: yes
"""
import sys
from types import SimpleNamespace

done = SimpleNamespace(
    success=True, error_before_exec=None, error_in_exec=None, execution_count=1, result=None, info=None
)
done.raise_error = lambda: None


async def run_nothing_async(*args, **kwargs):
    return done


def run_nothing(*args, **kwargs):
    return done


shell = get_ipython()
shell.run_cell = shell._run_cell = run_nothing
shell.run_cell_async = shell.run_ast_nodes = shell.run_code = run_nothing_async
graders = sys.modules.get("autograder.student.shell")
if graders is not None:
    graders.Shell.run_cell = lambda self, source: ("", "", "")
