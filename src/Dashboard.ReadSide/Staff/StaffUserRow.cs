using Dashboard.Domain;
using Dashboard.Domain.People;
using Dashboard.Domain.Staff;

namespace Dashboard.ReadSide.Staff;

/// <summary>A member of staff as the list and the detail show them. How they prove who they are stands in no read table.</summary>
public sealed record StaffUserRow
{
    public required Guid UserId { get; init; }

    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    /// <summary>Whether nobody knows any more who this was. No address is the word for it.</summary>
    public bool IsErased => Email == Erased.Word;

    public Role Role { get; set; }

    /// <summary>The role that the registration gives at its end; nothing once it has, and where none is in store.</summary>
    public Role? IntendedRole { get; set; }

    public StaffUserStatus Status { get; set; }

    /// <summary>Whether the member has a way to sign in; it outlasts a deactivation.</summary>
    public bool HasJoined { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the last invitation was written, UTC; nothing when none was.</summary>
    public DateTimeOffset? InvitedAt { get; set; }

    /// <summary>Invitations written so far.</summary>
    public int Invitations { get; set; }

    /// <summary>When a password was there first, UTC; nothing while there is none.</summary>
    public DateTimeOffset? JoinedAt { get; set; }

    /// <summary>When anything about the member changed last, UTC.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>When the member was deactivated, UTC; nothing unless they are.</summary>
    public DateTimeOffset? DeactivatedAt { get; set; }

    /// <summary>Who deactivated the member; nothing unless they are.</summary>
    public string? DeactivatedBy { get; set; }

    /// <summary>Why; nothing unless the member is deactivated.</summary>
    public string? DeactivationReason { get; set; }

    /// <summary>The time zone in which the member sees instants; nothing for the store's.</summary>
    public string? TimeZone { get; set; }

    public ScreenTheme Theme { get; set; }

    /// <summary>Digest of the picture; nothing when there is none.</summary>
    public string? Picture { get; set; }

    /// <summary>Whether a code of an authenticator app is asked for at sign-in.</summary>
    public bool HasSecondFactor { get; set; }

    /// <summary>Passkeys with which the member can sign in.</summary>
    public int Passkeys { get; set; }

    /// <summary>Name, lower case. Lists are in this order.</summary>
    public string SortName { get; set; } = "";

    /// <summary>Name and e-mail, lower case.</summary>
    public string SearchText { get; set; } = "";
}

/// <summary>How many members of a role have a status; a counter row.</summary>
public sealed record StaffUserCount
{
    /// <summary><c>role/status</c>.</summary>
    public required string Key { get; init; }

    public Role Role { get; set; }

    public StaffUserStatus Status { get; set; }

    public int Users { get; set; }
}
