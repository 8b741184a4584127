using Dashboard.Domain.People;

namespace Dashboard.Domain.Tests.People;

/// <summary>Keys for events in tests.</summary>
internal static class Keys
{
    /// <summary>A new key for whom an event is about.</summary>
    public static PersonKeySet Of(IEvent change) => PersonalFields.OwnerOf(change) is { } owner ? Of(PersonKey.New(owner)) : PersonKeySet.None;

    public static PersonKeySet Of(PersonKey key) => new(new() { [key.PersonId] = key });

    /// <summary>The key of whom an event is about is destroyed.</summary>
    public static PersonKeySet Gone(IEvent change) => new(new() { [PersonalFields.OwnerOf(change)!.Value] = null });
}
