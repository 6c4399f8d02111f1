#!/bin/bash
# Who may do what at the broker. Made by DeployTest of local-stack from docs/events/asyncapi.yaml: do not edit.
# To add is all it does; what an older release granted and this one does not is taken back by hand.
set -euo pipefail

allow() {
    local user=$1
    shift
    /opt/kafka/bin/kafka-acls.sh --bootstrap-server kafka:9092 \
        --command-config /etc/kafka-login/client.properties --add --allow-principal "$user" "$@" >/dev/null
}

allow User:consumer --operation READ \
    --topic 'crm.customer.state.v1' \
    --topic 'crm.customer.v1' \
    --topic 'crm.feedback.v1' \
    --topic 'crm.loyalty.state.v1' \
    --topic 'crm.loyalty.v1' \
    --topic 'crm.message.v1' \
    --topic 'crm.purchase.v1' \
    --topic 'crm.segment.state.v1' \
    --topic 'crm.segment.v1' \
    --topic 'crm.ticket.v1' \
    --topic 'crm.usage.v1'
allow User:consumer --resource-pattern-type prefixed --operation READ \
    --group 'consumer.'
allow User:customer --operation READ \
    --group 'fives.customer' \
    --group 'fives.customer-self' \
    --topic 'commerce.order.v1' \
    --topic 'commerce.usage.v1' \
    --topic 'crm.customer.v1' \
    --topic 'crm.feedback.v1' \
    --topic 'crm.loyalty.v1' \
    --topic 'crm.message.v1' \
    --topic 'crm.purchase.v1' \
    --topic 'crm.segment.v1' \
    --topic 'crm.ticket.v1' \
    --topic 'crm.usage.v1'
allow User:customer --operation READ --operation WRITE \
    --topic 'commerce.order.v1.customer.dlt' \
    --topic 'commerce.usage.v1.customer.dlt' \
    --topic 'crm.customer.state.v1' \
    --topic 'crm.customer.v1' \
    --topic 'crm.customer.v1.customer.dlt' \
    --topic 'crm.feedback.v1.customer.dlt' \
    --topic 'crm.loyalty.v1.customer.dlt' \
    --topic 'crm.message.v1.customer.dlt' \
    --topic 'crm.purchase.v1' \
    --topic 'crm.purchase.v1.customer.dlt' \
    --topic 'crm.segment.v1.customer.dlt' \
    --topic 'crm.ticket.v1.customer.dlt' \
    --topic 'crm.usage.v1' \
    --topic 'crm.usage.v1.customer.dlt'
allow User:customer --resource-pattern-type prefixed --operation CREATE \
    --topic 'commerce.' \
    --topic 'crm.'
allow User:feedback --operation READ \
    --group 'fives.feedback' \
    --group 'fives.feedback-self' \
    --topic 'crm.customer.v1' \
    --topic 'crm.purchase.v1' \
    --topic 'crm.ticket.v1'
allow User:feedback --operation READ --operation WRITE \
    --topic 'crm.customer.v1.feedback.dlt' \
    --topic 'crm.feedback.v1' \
    --topic 'crm.message.v1' \
    --topic 'crm.purchase.v1.feedback.dlt' \
    --topic 'crm.ticket.v1.feedback.dlt'
allow User:feedback --resource-pattern-type prefixed --operation CREATE \
    --topic 'commerce.' \
    --topic 'crm.'
allow User:gateway --operation READ \
    --topic 'crm.customer.v1' \
    --topic 'crm.feedback.v1' \
    --topic 'crm.loyalty.v1' \
    --topic 'crm.message.v1' \
    --topic 'crm.purchase.v1' \
    --topic 'crm.segment.v1' \
    --topic 'crm.ticket.v1' \
    --topic 'crm.usage.v1'
allow User:loyalty --operation READ \
    --group 'fives.loyalty' \
    --group 'fives.loyalty-self' \
    --topic 'crm.customer.v1' \
    --topic 'crm.feedback.v1' \
    --topic 'crm.loyalty.v1' \
    --topic 'crm.message.v1' \
    --topic 'crm.purchase.v1' \
    --topic 'crm.segment.v1' \
    --topic 'crm.ticket.v1' \
    --topic 'crm.usage.v1'
allow User:loyalty --operation READ --operation WRITE \
    --topic 'crm.customer.v1.loyalty.dlt' \
    --topic 'crm.feedback.v1.loyalty.dlt' \
    --topic 'crm.loyalty.state.v1' \
    --topic 'crm.loyalty.v1' \
    --topic 'crm.loyalty.v1.loyalty.dlt' \
    --topic 'crm.message.v1' \
    --topic 'crm.message.v1.loyalty.dlt' \
    --topic 'crm.purchase.v1.loyalty.dlt' \
    --topic 'crm.segment.v1.loyalty.dlt' \
    --topic 'crm.ticket.v1.loyalty.dlt' \
    --topic 'crm.usage.v1.loyalty.dlt'
allow User:loyalty --resource-pattern-type prefixed --operation CREATE \
    --topic 'commerce.' \
    --topic 'crm.'
allow User:ops --operation DESCRIBE \
    --group '*'
allow User:ops --resource-pattern-type prefixed --operation DESCRIBECONFIGS --operation READ \
    --topic 'commerce.' \
    --topic 'crm.'
allow User:segmentation --operation READ \
    --group 'fives.segmentation' \
    --group 'fives.segmentation-self' \
    --topic 'crm.customer.v1' \
    --topic 'crm.feedback.v1' \
    --topic 'crm.loyalty.v1' \
    --topic 'crm.purchase.v1' \
    --topic 'crm.segment.v1' \
    --topic 'crm.ticket.v1' \
    --topic 'crm.usage.v1'
allow User:segmentation --operation READ --operation WRITE \
    --topic 'crm.customer.v1.segmentation.dlt' \
    --topic 'crm.feedback.v1.segmentation.dlt' \
    --topic 'crm.loyalty.v1.segmentation.dlt' \
    --topic 'crm.purchase.v1.segmentation.dlt' \
    --topic 'crm.segment.state.v1' \
    --topic 'crm.segment.v1' \
    --topic 'crm.segment.v1.segmentation.dlt' \
    --topic 'crm.ticket.v1.segmentation.dlt' \
    --topic 'crm.usage.v1.segmentation.dlt'
allow User:segmentation --resource-pattern-type prefixed --operation CREATE \
    --topic 'commerce.' \
    --topic 'crm.'
allow User:shop --operation WRITE \
    --topic 'commerce.order.v1' \
    --topic 'commerce.usage.v1'
allow User:ticket --operation READ \
    --group 'fives.ticket' \
    --group 'fives.ticket-self' \
    --topic 'crm.feedback.v1' \
    --topic 'crm.loyalty.v1' \
    --topic 'crm.ticket.v1'
allow User:ticket --operation READ --operation WRITE \
    --topic 'crm.feedback.v1.ticket.dlt' \
    --topic 'crm.loyalty.v1.ticket.dlt' \
    --topic 'crm.message.v1' \
    --topic 'crm.ticket.v1' \
    --topic 'crm.ticket.v1.ticket.dlt'
allow User:ticket --resource-pattern-type prefixed --operation CREATE \
    --topic 'commerce.' \
    --topic 'crm.'
