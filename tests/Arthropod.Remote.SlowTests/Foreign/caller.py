"""A caller that is not ours: calls the methods of the queue 'peer', one after the other, and prints what comes back."""

import json
import sys

import wire


def call(client, queue, inbox_name, inbox, method, *arguments):
    call_id = wire.new_call_id()
    request = {wire.CALL_ID: call_id, wire.METHOD: method, wire.REPLY_TO: inbox_name,
               wire.PAYLOAD: wire.pack(list(arguments)), wire.TIME_LEFT: 60_000, wire.HEADERS: {"from": "python"}}
    client.send_message(QueueUrl=queue, MessageBody=wire.encode([wire.REQUEST, request]))

    shown, waiting, expected, reports = None, {}, 0, []
    while True:
        received = client.receive_message(QueueUrl=inbox, WaitTimeSeconds=20, MaxNumberOfMessages=10)
        for message in received.get("Messages", []):
            for kind, fields in wire.decode(message["Body"]):
                if fields[wire.CALL_ID] != call_id:
                    continue
                lease = (fields[wire.ATTEMPT], fields[wire.LEASE])
                if shown is None or lease[0] > shown[0]:
                    shown, waiting, expected = lease, {}, 0
                if lease == shown and fields[wire.SEQUENCE] >= expected:
                    waiting[fields[wire.SEQUENCE]] = (kind, fields)
            client.delete_message(QueueUrl=inbox, ReceiptHandle=message["ReceiptHandle"])
        while expected in waiting:
            kind, fields = waiting.pop(expected)
            expected += 1
            if kind == wire.UPDATE:
                reports.append(wire.unpack(fields[wire.PAYLOAD]))
            elif kind == wire.RESULT:
                return {"result": wire.unpack(fields[wire.PAYLOAD]), "reports": reports, "attempt": fields[wire.ATTEMPT]}
            elif kind == wire.ERROR:
                return {"kind": fields[wire.ERROR_KIND], "type": fields[wire.ERROR_MAP][1],
                        "message": fields[wire.ERROR_MAP][2], "attempt": fields[wire.ATTEMPT]}


def main(url):
    client = wire.sqs(url)
    queue, _ = wire.request_queue(client, "peer")
    inbox_name, inbox = wire.create_inbox(client)
    try:
        for method, arguments in [("Square", [12]), ("Work", ["clip"]), ("Square", ["no number"])]:
            print(json.dumps(call(client, queue, inbox_name, inbox, method, *arguments)), flush=True)
    finally:
        client.delete_queue(QueueUrl=inbox)


main(sys.argv[1])
