-- What happened to an order is read from the event log by its id.
CREATE INDEX domain_event_by_order ON "DomainEvent" ((payload ->> 'orderId'), id) WHERE payload ? 'orderId';
