namespace Dashboard.Domain.People;

/// <summary>An event after which a person's key is gone: whoever reads it in the log forgets the key, before it reads on.</summary>
public interface IPersonErased : IEvent
{
    /// <summary>Who was erased.</summary>
    Guid PersonId { get; }
}
