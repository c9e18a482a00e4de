"""Waits for the rest of a frame once its length is there.

base: reference
score: 5
caught by: chat-server-pieces
message: has sent half a frame
hint: never wait for the rest
"""
# instead of
            data = client.sock.recv(4096)
            client.gone = not data
            for message in client.deframer.feed(data):
                tell(room.on_message(client, message.decode()))
# this
            client.sock.setblocking(True)
            head = client.sock.recv(4, socket.MSG_WAITALL)
            data = client.sock.recv(int.from_bytes(head, "big"), socket.MSG_WAITALL)
            client.sock.setblocking(False)
            if not head:
                client.gone = True
            else:
                tell(room.on_message(client, data.decode()))
