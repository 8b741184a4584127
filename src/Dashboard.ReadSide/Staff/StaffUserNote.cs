namespace Dashboard.ReadSide.Staff;

/// <summary>Something that happened to a member of staff.</summary>
public sealed record StaffUserNote
{
    /// <summary>The event that tells of it.</summary>
    public required Guid EventId { get; init; }

    public Guid UserId { get; set; }

    /// <summary>Number of the event in the member's history.</summary>
    public int Number { get; set; }

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset At { get; set; }

    public StaffUserDeed What { get; set; }

    /// <summary>Who did it: a person, or the name of a saga.</summary>
    public string By { get; set; } = "";

    public string? Why { get; set; }

    /// <summary>What it came to, such as a role.</summary>
    public string? Detail { get; set; }
}

/// <summary>What can happen to a member of staff. The numbers are stored and never change.</summary>
public enum StaffUserDeed
{
    /// <summary>Taken in; the detail is the role, or the one that is in store.</summary>
    Created = 0,

    /// <summary>Invited; the detail is the number of the invitation.</summary>
    Invited = 1,

    /// <summary>Set the first password.</summary>
    Joined = 2,

    PasswordChanged = 3,

    /// <summary>The detail is name and e-mail as they stand afterwards.</summary>
    DetailsChanged = 4,

    /// <summary>The detail is the time zone and the theme.</summary>
    ProfileChanged = 5,

    /// <summary>The detail is both roles.</summary>
    RoleChanged = 6,

    Deactivated = 7,

    Reactivated = 8,

    PictureChanged = 9,

    /// <summary>A code is asked for at sign-in.</summary>
    SecondFactorOn = 10,

    SecondFactorOff = 11,

    PasskeyAdded = 12,

    PasskeyRemoved = 13,

    /// <summary>The detail is how many.</summary>
    SessionsEnded = 14,

    /// <summary>Nobody can read any more who the member was.</summary>
    Erased = 15,
}
