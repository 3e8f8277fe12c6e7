"""A worker that is not ours: serves the queue 'peer' until its standard input ends, and prints what it does."""

import json
import os
import sys
import threading

import wire

SERVER = f"python/{os.getpid()}"


def square(arguments, report):
    if arguments[0] < 0:
        raise ValueError("only of what is not below zero")
    return arguments[0] * arguments[0]


def work(arguments, report):
    for part in ["first", "second", "third"]:
        report(f"{part} of {arguments[0]}")
    return {"ProcessId": os.getpid(), "Attempt": 1}


METHODS = {"Square": square, "Work": work}


class Renewal:
    """Renews one lease for as long as the work takes."""

    def __init__(self, client, queue, receipt):
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.run, args=(client, queue, receipt), daemon=True)
        self.thread.start()

    def run(self, client, queue, receipt):
        while not self.ended.wait(10):
            client.change_message_visibility(QueueUrl=queue, ReceiptHandle=receipt, VisibilityTimeout=30)

    def end(self):
        self.ended.set()
        self.thread.join()


def serve(client, request, receive_count):
    inbox = client.get_queue_url(QueueName=request[wire.REPLY_TO])["QueueUrl"]
    position = {wire.CALL_ID: request[wire.CALL_ID], wire.LEASE: os.urandom(8),
                wire.ATTEMPT: request.get(wire.ATTEMPT, 0) + receive_count}
    sequence = 0

    def frame(kind, fields):
        nonlocal sequence
        made = [kind, {**position, wire.SEQUENCE: sequence, **fields}]
        sequence += 1
        return made

    def report(value):
        started = [frame(wire.STARTED, {wire.SERVER: SERVER})] if sequence == 0 else []
        client.send_message(QueueUrl=inbox, MessageBody=wire.encode(*started, frame(wire.UPDATE, {wire.PAYLOAD: wire.pack(value)})))

    try:
        result = METHODS[request[wire.METHOD]](wire.unpack(request[wire.PAYLOAD]), report)
        final = frame(wire.RESULT, {wire.PAYLOAD: wire.pack(result)})
    except Exception as exception:
        error = {1: type(exception).__name__, 2: str(exception)}
        final = frame(wire.ERROR, {wire.ERROR_KIND: 0, wire.ERROR_MAP: error, wire.SERVER: SERVER})
    client.send_message(QueueUrl=inbox, MessageBody=wire.encode(final))


def main(url):
    client = wire.sqs(url)
    queue, dead = wire.request_queue(client, "peer")
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    print("ready", flush=True)
    while True:
        received = client.receive_message(QueueUrl=queue, WaitTimeSeconds=20, VisibilityTimeout=30,
                                          AttributeNames=["ApproximateReceiveCount"])
        for message in received.get("Messages", []):
            renewal = Renewal(client, queue, message["ReceiptHandle"])
            try:
                (kind, request), = wire.decode(message["Body"])
                if kind != wire.REQUEST or not request[wire.REPLY_TO].startswith(wire.INBOX):
                    raise ValueError("no request with a reply address of ours")
            except ValueError as reason:
                client.send_message(QueueUrl=dead, MessageBody=message["Body"], MessageAttributes={
                    "arthropod-dead-letter": {"DataType": "String", "StringValue": json.dumps(
                        {"reason": str(reason), "kind": "unreadable", "host": SERVER, "queue": "peer"})}})
                print("dead-lettered", flush=True)
            else:
                serve(client, request, int(message["Attributes"]["ApproximateReceiveCount"]))
                print(f"served {request[wire.METHOD]}", flush=True)
            renewal.end()
            client.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])


main(sys.argv[1])
