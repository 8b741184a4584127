using System.Text.Json.Serialization;
using Dashboard.Domain.People;

namespace Dashboard.Domain.Staff;

/// <summary>What every event of a member of staff tells. None holds a password, a stamp or a token, in whatever form.</summary>
public abstract record StaffUserEvent : IEvent
{
    public required Guid UserId { get; init; }

    /// <summary>Name as it stands afterwards.</summary>
    public required string Name { get; init; }

    /// <summary>E-mail as it stands afterwards.</summary>
    public required string Email { get; init; }

    /// <summary>Role as it stands afterwards.</summary>
    public required Role Role { get; init; }
}

/// <summary>Somebody was taken in as a member of staff.</summary>
public sealed record StaffUserCreated : StaffUserEvent
{
    /// <summary>The role that the registration gives at its end to whoever is to be invited; nothing when nobody is, because the role is there and then.</summary>
    public Role? IntendedRole { get; init; }
}

/// <summary>An invitation was written: an e-mail with a link, good once and for a while, to set a password.</summary>
public sealed record StaffUserInvited : StaffUserEvent
{
    /// <summary>Number of the invitation, from 1; a new one ends those before.</summary>
    public required int Invitation { get; init; }

    /// <summary>The role that is in store.</summary>
    public required Role IntendedRole { get; init; }
}

/// <summary>The invited member set a password, and can sign in.</summary>
public sealed record StaffUserJoined : StaffUserEvent;

/// <summary>The member set another password.</summary>
public sealed record StaffUserPasswordChanged : StaffUserEvent;

/// <summary>Name or e-mail changed.</summary>
public sealed record StaffUserDetailsChanged : StaffUserEvent;

/// <summary>How the member wants to see screens changed; both are as they stand afterwards.</summary>
public sealed record StaffUserProfileChanged : StaffUserEvent
{
    /// <summary>Name of a time zone, such as <c>Europe/Madrid</c>; nothing for the store's.</summary>
    public string? TimeZone { get; init; }

    public required ScreenTheme Theme { get; init; }
}

/// <summary>The member has another picture, or none any more. What it shows stands in no event.</summary>
public sealed record StaffUserPictureChanged : StaffUserEvent
{
    /// <summary>SHA-256 of the picture, in hexadecimal digits; nothing when there is none.</summary>
    public string? Picture { get; init; }
}

/// <summary>From now on a code of an authenticator app is asked for at sign-in, or no more.</summary>
public sealed record StaffUserSecondFactorChanged : StaffUserEvent
{
    public required bool IsOn { get; init; }
}

/// <summary>The member can sign in with one more passkey. Neither its key nor what it is called stands in the log.</summary>
public sealed record StaffUserPasskeyAdded : StaffUserEvent
{
    /// <summary>Which: a number of ours that opens nothing.</summary>
    public required Guid PasskeyId { get; init; }

    /// <summary>How many the member has afterwards.</summary>
    public required int Passkeys { get; init; }
}

/// <summary>A passkey of the member is good no more, or none is.</summary>
public sealed record StaffUserPasskeyRemoved : StaffUserEvent
{
    /// <summary>Which; nothing for all of them.</summary>
    public Guid? PasskeyId { get; init; }

    /// <summary>How many the member has afterwards.</summary>
    public required int Passkeys { get; init; }
}

/// <summary>Sign-ins of the member were ended before their time.</summary>
public sealed record StaffUserSessionsEnded : StaffUserEvent
{
    /// <summary>How many.</summary>
    public required int Sessions { get; init; }
}

/// <summary>The member may do more or less than before.</summary>
public sealed record StaffUserRoleChanged : StaffUserEvent
{
    public required Role OldRole { get; init; }
}

/// <summary>The member cannot sign in any more; what was open ended.</summary>
public sealed record StaffUserDeactivated : StaffUserEvent
{
    public required string Reason { get; init; }
}

/// <summary>The member can sign in again.</summary>
public sealed record StaffUserReactivated : StaffUserEvent;

/// <summary>The key of everything that the log knew of the member was destroyed; name and e-mail are the word for that. The member can never sign in again.</summary>
public sealed record StaffUserErased : StaffUserEvent, IPersonErased
{
    /// <summary>Why; it names nobody.</summary>
    public required string Reason { get; init; }

    /// <summary>What was written to the member.</summary>
    public required IReadOnlyList<Guid> Messages { get; init; }

    /// <summary>The events of the member's own history.</summary>
    public required IReadOnlyList<Guid> History { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public Guid PersonId => UserId;
}
