using Dashboard.Domain;
using Dashboard.Domain.Staff;
using Dashboard.ReadSide.Staff;
using Dashboard.Web.Security;

namespace Dashboard.Web.Api;

internal sealed record UserBody
{
    public string? Name { get; init; }

    public string? Email { get; init; }

    /// <summary>viewer, staff, operator or administrator.</summary>
    public string? Role { get; init; }
}

internal sealed record UserDetailsBody
{
    public string? Name { get; init; }

    public string? Email { get; init; }
}

internal sealed record RoleBody
{
    /// <summary>viewer, staff, operator or administrator.</summary>
    public string? Role { get; init; }
}

/// <summary>A member of staff.</summary>
/// <param name="IntendedRole">The role that the registration gives at its end; nothing once it has.</param>
internal sealed record UserAnswer(
    Guid UserId, string Name, string Email, string Role, string? IntendedRole, string Status, DateTimeOffset CreatedAt, DateTimeOffset? InvitedAt, int Invitations,
    DateTimeOffset? JoinedAt, DateTimeOffset ChangedAt, DateTimeOffset? DeactivatedAt, string? DeactivatedBy, string? DeactivationReason, string? TimeZone, string Theme,
    bool HasPicture, bool HasSecondFactor, int Passkeys, bool IsErased)
{
    public static UserAnswer Of(StaffUserRow row) => new(
        row.UserId, row.Name, row.Email, Words.Of(row.Role), row.IntendedRole is { } intended ? Words.Of(intended) : null, row.Status.Word(), row.CreatedAt, row.InvitedAt, row.Invitations,
        row.JoinedAt, row.ChangedAt, row.DeactivatedAt, row.DeactivatedBy, row.DeactivationReason, row.TimeZone, Words.Of(row.Theme),
        row.Picture is not null, row.HasSecondFactor, row.Passkeys, row.IsErased);
}

/// <summary>A member of staff with everything that happened to them, the oldest first.</summary>
internal sealed record UserDetailAnswer(UserAnswer User, IReadOnlyList<UserNoteAnswer> Timeline)
{
    public static UserDetailAnswer Of(StaffUserDetail detail) => new(UserAnswer.Of(detail.User), [.. detail.Timeline.Select(UserNoteAnswer.Of)]);
}

internal sealed record UserNoteAnswer(DateTimeOffset At, string What, string By, string? Why, string? Detail)
{
    public static UserNoteAnswer Of(StaffUserNote note) => new(note.At, Words.Of(note.What), note.By, note.Why, note.Detail);
}

/// <summary>How many members have a role.</summary>
internal sealed record RoleCountAnswer(string Role, int Users, int Invited, int Active, int Deactivated)
{
    /// <summary>Every role, also those that nobody has.</summary>
    public static IReadOnlyList<RoleCountAnswer> Of(IReadOnlyList<StaffUserCount> counts)
    {
        return [.. Enum.GetValues<Role>().Select(role => new RoleCountAnswer(
            Words.Of(role), Count(role, null), Count(role, StaffUserStatus.Invited), Count(role, StaffUserStatus.Active), Count(role, StaffUserStatus.Deactivated)))];

        int Count(Role role, StaffUserStatus? status) => counts.Where(count => count.Role == role && (status is null || count.Status == status)).Sum(count => count.Users);
    }
}

/// <summary>A sign-in that is open.</summary>
/// <param name="IsThis">Whether it is the one that asks.</param>
internal sealed record SessionAnswer(
    Guid SessionId, bool IsThis, string Kind, string Address, string Agent, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, DateTimeOffset ExpiresAt)
{
    public static SessionAnswer Of(OpenSession session, Guid? current) => new(
        session.SessionId, session.SessionId == current, session.IsProgram ? "program" : "browser", session.Address, session.Agent,
        session.CreatedAt, session.LastSeenAt, session.ExpiresAt);
}
