"""What a Python program does with SQS, checked step by step. Usage: boto3_client.py URL"""
import sys
import time

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

sqs = boto3.client("sqs", endpoint_url=sys.argv[1], region_name="us-east-1", config=Config(retries={"max_attempts": 0}))


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        found = {error.response["Error"]["Code"], error.response["Error"].get("QueryErrorCode")}
        assert code in found, f"expected {code}, found {found}"
        assert error.response["ResponseMetadata"]["RequestId"]
        return
    raise AssertionError(f"{code} was expected, and nothing was refused")


dead = sqs.create_queue(QueueName="dead")["QueueUrl"]
arn = sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
queue = sqs.create_queue(
    QueueName="py",
    Attributes={"VisibilityTimeout": "1", "RedrivePolicy": '{"deadLetterTargetArn":"%s","maxReceiveCount":"1"}' % arn},
    tags={"owner": "me"},
)["QueueUrl"]
assert sqs.list_queue_tags(QueueUrl=queue)["Tags"] == {"owner": "me"}
assert sqs.list_dead_letter_source_queues(QueueUrl=dead)["queueUrls"] == [queue]
refused("QueueAlreadyExists", sqs.create_queue, QueueName="py", Attributes={"VisibilityTimeout": "2"})

# boto3 verifies the MD5 of bodies and attributes by itself.
body = "grüß <\"&\\ \t\r\n \U0001f600 漢字"
attributes = {
    "text": {"DataType": "String", "StringValue": "größer"},
    "number": {"DataType": "Number.x", "StringValue": "-1.5e3"},
    "binary": {"DataType": "Binary", "BinaryValue": b"\x00\xff"},
}
sent = sqs.send_message(
    QueueUrl=queue,
    MessageBody=body,
    MessageAttributes=attributes,
    MessageSystemAttributes={"AWSTraceHeader": {"DataType": "String", "StringValue": "Root=1-5759e988-bd862e3fe1be46a994272793"}},
)
message = sqs.receive_message(QueueUrl=queue, WaitTimeSeconds=5, MessageSystemAttributeNames=["All"], MessageAttributeNames=["All"])["Messages"][0]
assert message["Body"] == body and message["MessageId"] == sent["MessageId"]
assert message["MessageAttributes"] == attributes
assert message["MD5OfMessageAttributes"] == sent["MD5OfMessageAttributes"]
assert message["Attributes"]["AWSTraceHeader"].startswith("Root=1-")
assert abs(int(message["Attributes"]["SentTimestamp"]) / 1000 - time.time()) < 60

# Its timeout passes; the next receive would be the second, so that it is moved instead, and the long poll ends empty.
assert "Messages" not in sqs.receive_message(QueueUrl=queue, WaitTimeSeconds=2)
moved = sqs.receive_message(QueueUrl=dead, MessageSystemAttributeNames=["All"], WaitTimeSeconds=1)["Messages"][0]
assert moved["MessageId"] == sent["MessageId"] and moved["Attributes"]["DeadLetterQueueSourceArn"].endswith(":py")
sqs.delete_message(QueueUrl=dead, ReceiptHandle=moved["ReceiptHandle"])
sqs.delete_message(QueueUrl=dead, ReceiptHandle=moved["ReceiptHandle"])
refused("ReceiptHandleIsInvalid", sqs.delete_message, QueueUrl=dead, ReceiptHandle="rubbish")
refused("InvalidParameterValue", sqs.change_message_visibility, QueueUrl=dead, ReceiptHandle=moved["ReceiptHandle"], VisibilityTimeout=1)

batch = sqs.send_message_batch(QueueUrl=dead, Entries=[{"Id": str(n), "MessageBody": str(n)} for n in range(9)] + [{"Id": "bad", "MessageBody": "\x01"}])
assert len(batch["Successful"]) == 9
assert [(f["Id"], f["Code"], f["SenderFault"]) for f in batch["Failed"]] == [("bad", "InvalidMessageContents", True)]
received = sqs.receive_message(QueueUrl=dead, MaxNumberOfMessages=10)["Messages"]
assert len(received) == 9
entries = [{"Id": str(n), "ReceiptHandle": m["ReceiptHandle"], "VisibilityTimeout": 30} for n, m in enumerate(received)]
assert len(sqs.change_message_visibility_batch(QueueUrl=dead, Entries=entries)["Successful"]) == 9
assert len(sqs.delete_message_batch(QueueUrl=dead, Entries=[{"Id": e["Id"], "ReceiptHandle": e["ReceiptHandle"]} for e in entries])["Successful"]) == 9
refused("AWS.SimpleQueueService.EmptyBatchRequest", sqs.send_message_batch, QueueUrl=dead, Entries=[])
refused("InvalidMessageContents", sqs.send_message, QueueUrl=dead, MessageBody="\x00")
refused("InvalidParameterValue", sqs.send_message, QueueUrl=dead, MessageBody="x" * 1048577)

pages = [page.get("QueueUrls", []) for page in sqs.get_paginator("list_queues").paginate(PaginationConfig={"PageSize": 1})]
assert sum(pages, []) == [dead, queue], pages

sqs.purge_queue(QueueUrl=dead)
refused("AWS.SimpleQueueService.PurgeQueueInProgress", sqs.purge_queue, QueueUrl=dead)
sqs.delete_queue(QueueUrl=queue)
try:
    sqs.get_queue_url(QueueName="py")
    raise AssertionError("the queue is deleted")
except sqs.exceptions.QueueDoesNotExist:
    pass
refused("AWS.SimpleQueueService.QueueDeletedRecently", sqs.create_queue, QueueName="py")

print("everything as expected")
