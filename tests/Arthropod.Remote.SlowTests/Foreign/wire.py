"""The wire protocol as docs/wire-protocol.md tells it, for a caller and a worker that are not ours."""

import base64
import os
import time
import uuid

import boto3

try:
    import msgpack
except ImportError:  # pip carries one of its own
    from pip._vendor import msgpack

REQUEST, STARTED, UPDATE, RESULT, ERROR = 1, 2, 3, 4, 5
CALL_ID, METHOD, REPLY_TO, PAYLOAD, ATTEMPT, LEASE, SEQUENCE, TIME_LEFT, HEADERS, SERVER, ERROR_KIND, ERROR_MAP, REASON = range(1, 14)
FORTNIGHT = str(14 * 24 * 3600)
INBOX = "arthropod-inbox-"


def sqs(url):
    return boto3.client("sqs", endpoint_url=url, region_name="us-east-1",
                        aws_access_key_id="any", aws_secret_access_key="any")


def pack(value):
    return msgpack.packb(value, use_bin_type=True)


def unpack(data):
    return msgpack.unpackb(data, raw=False, strict_map_key=False)


def encode(*frames):
    return "AR0:" + base64.b64encode(pack([{1: 1}, *frames])).decode()


def decode(body):
    if not body.startswith("AR0:"):
        raise ValueError("no envelope of major version 0")
    envelope = unpack(base64.b64decode(body[4:], validate=True))
    if not isinstance(envelope, list) or not envelope or not isinstance(envelope[0], dict):
        raise ValueError("no envelope")
    return [(frame[0], frame[1]) for frame in envelope[1:]]


def new_call_id():
    """A UUID version 7."""
    data = bytearray((time.time_ns() // 1_000_000).to_bytes(6, "big") + os.urandom(10))
    data[6] = data[6] & 0x0F | 0x70
    data[8] = data[8] & 0x3F | 0x80
    return bytes(data)


def create_inbox(client):
    name = INBOX + uuid.uuid4().hex
    tags = {"arthropod:inbox": "1", "arthropod:heartbeat": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}
    queue = client.create_queue(QueueName=name, Attributes={"MessageRetentionPeriod": FORTNIGHT}, tags=tags)
    return name, queue["QueueUrl"]


def request_queue(client, name):
    """The request queue's URL and its dead-letter queue's; made, if nobody has."""
    import json

    try:
        return client.get_queue_url(QueueName=name)["QueueUrl"], client.get_queue_url(QueueName=name + "-dlq")["QueueUrl"]
    except client.exceptions.QueueDoesNotExist:
        pass
    dead = client.create_queue(QueueName=name + "-dlq", Attributes={"MessageRetentionPeriod": FORTNIGHT})["QueueUrl"]
    arn = client.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    policy = json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": 1000})
    attributes = {"MessageRetentionPeriod": FORTNIGHT, "RedrivePolicy": policy}
    return client.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"], dead
