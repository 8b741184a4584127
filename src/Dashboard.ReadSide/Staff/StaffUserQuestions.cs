using Dashboard.Domain;
using Dashboard.Domain.Staff;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;

namespace Dashboard.ReadSide.Staff;

/// <summary>The members of staff that fit, by name, a page of them.</summary>
[AnsweredTo(Domain.Role.Administrator)]
public sealed record ListStaffUsers : IQuestion<Page<StaffUserRow>>
{
    /// <summary>Words that name and e-mail hold, whatever their case.</summary>
    public string? Text { get; init; }

    public Role? Role { get; init; }

    public StaffUserStatus? Status { get; init; }

    public PageRequest Page { get; init; } = new();

    public IReadOnlyList<string> Projections => [ProjectionNames.StaffUsers];
}

/// <summary>One member with everything that happened to them; nothing when there is none of that id.</summary>
[AnsweredTo(Domain.Role.Administrator)]
public sealed record GetStaffUser(Guid UserId) : IQuestion<StaffUserDetail?>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.StaffUsers];
}

/// <summary>A member's own row, for whatever they look at; nothing until it is folded. Asked by the screens of whom it is about.</summary>
public sealed record GetOwnProfile(Guid UserId) : IQuestion<StaffUserRow?>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.StaffUsers];
}

/// <summary>How many members each role has, in each status; a row only where there are some.</summary>
[AnsweredTo(Domain.Role.Administrator)]
public sealed record CountStaffUsers : IQuestion<IReadOnlyList<StaffUserCount>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.StaffUsers];
}

/// <summary>A member of staff and their history.</summary>
/// <param name="User">As they stand.</param>
/// <param name="Timeline">What happened, the oldest first.</param>
public sealed record StaffUserDetail(StaffUserRow User, IReadOnlyList<StaffUserNote> Timeline);
