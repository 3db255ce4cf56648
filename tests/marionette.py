"""Firefox hears WebDriver's commands itself, in a wrapping of its own, Marionette: so no driver is needed beside it."""

import json
import socket
from typing import Any

from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.command import Command
from selenium.webdriver.remote.remote_connection import RemoteConnection

_NAMES = {
    Command.NEW_SESSION: "NewSession",
    Command.QUIT: "DeleteSession",
    Command.GET: "Navigate",
    Command.GO_BACK: "Back",
    Command.GO_FORWARD: "Forward",
    Command.REFRESH: "Refresh",
    Command.GET_CURRENT_URL: "GetCurrentURL",
    Command.GET_TITLE: "GetTitle",
    Command.NEW_WINDOW: "NewWindow",
    Command.CLOSE: "CloseWindow",
    Command.SWITCH_TO_WINDOW: "SwitchToWindow",
    Command.W3C_GET_CURRENT_WINDOW_HANDLE: "GetWindowHandle",
    Command.W3C_GET_WINDOW_HANDLES: "GetWindowHandles",
    Command.SET_WINDOW_RECT: "SetWindowRect",
    Command.FIND_ELEMENT: "FindElement",
    Command.CLICK_ELEMENT: "ElementClick",
    Command.SEND_KEYS_TO_ELEMENT: "ElementSendKeys",
    Command.W3C_GET_ACTIVE_ELEMENT: "GetActiveElement",
    Command.W3C_EXECUTE_SCRIPT: "ExecuteScript",
    Command.SCREENSHOT: "TakeScreenshot",
    Command.PRINT_PAGE: "Print",
}
"""What Marionette calls the commands that we give."""


class Marionette(RemoteConnection):
    """Takes Selenium's commands to a Firefox that listens at a port."""

    def __init__(self, port: int) -> None:
        super().__init__(client_config=ClientConfig(f"http://127.0.0.1:{port}"))
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._heard = self._socket.makefile("rb")
        self._count = 0
        self._hear()  # the greeting

    def execute(self, command: str, params: dict[str, Any]) -> dict[str, Any]:
        """The answer in the form in which a driver would give it."""
        if command == Command.NEW_SESSION:
            params = params["capabilities"]["alwaysMatch"]
        error, result = self.ask(f"WebDriver:{_NAMES[command]}", params)
        if error:
            return {"status": 500, "value": json.dumps({"value": error})}
        return result if isinstance(result, dict) and "value" in result else {"value": result}

    def ask(self, name: str, params: dict[str, Any]) -> tuple[dict[str, Any] | None, Any]:
        """Give a command by Marionette's name: the error, if it failed, and the result."""
        self._count += 1
        said = json.dumps([0, self._count, name, params]).encode()
        self._socket.sendall(b"%d:%s" % (len(said), said))
        _, _, error, result = self._hear()
        return error, result

    def close(self) -> None:
        """Hang up."""
        self._heard.close()
        self._socket.close()

    def _hear(self) -> Any:
        size = b""
        while not size.endswith(b":"):
            heard = self._heard.read(1)
            if not heard:
                raise ConnectionError("Firefox has gone")
            size += heard
        return json.loads(self._heard.read(int(size[:-1])))
