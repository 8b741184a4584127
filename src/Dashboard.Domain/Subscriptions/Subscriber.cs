namespace Dashboard.Domain.Subscriptions;

/// <summary>A customer as the subscription's history names them: as they were when it began.</summary>
public sealed record Subscriber(Guid Id, string Name, string Email);
