using Dashboard.Domain;
using Dashboard.Domain.Staff;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Staff;
using Dashboard.Web.Security;
using Dashboard.Web.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Staff;

/// <summary>What tests of the staff's screens start from: one member, whom a test changes.</summary>
public abstract class StaffScreen : ScreenContext
{
    private protected static readonly Guid Id = Guid.CreateVersion7();

    private protected StaffScreen()
    {
        Desk.Answer<ListStaffUsers, Page<StaffUserRow>>(_ => Shop.PageOf<StaffUserRow>(Member is null ? [] : [Member]));
        Desk.Answer<CountStaffUsers, IReadOnlyList<StaffUserCount>>(_ =>
        [
            new StaffUserCount { Key = "2/1", Role = Role.Staff, Status = StaffUserStatus.Active, Users = 12 },
            new StaffUserCount { Key = "2/0", Role = Role.Staff, Status = StaffUserStatus.Invited, Users = 3 },
            new StaffUserCount { Key = "4/1", Role = Role.Administrator, Status = StaffUserStatus.Active, Users = 1 },
        ]);
        Desk.Answer<GetStaffUser, StaffUserDetail?>(_ => Member is null ? null : new StaffUserDetail(Member, Notes));
        Services.AddSingleton<ISessionList>(Sessions);
    }

    private protected StaffUserRow? Member { get; set; } = new()
    {
        UserId = Id, Name = "Ina <b>Ödön</b>", Email = "ina@example.com", Role = Role.Staff, Status = StaffUserStatus.Active, HasJoined = true,
        CreatedAt = Shop.Morning, InvitedAt = Shop.Morning, Invitations = 1, JoinedAt = Shop.Morning.AddHours(1), ChangedAt = Shop.Morning.AddHours(2),
    };

    private protected List<StaffUserNote> Notes { get; } =
    [
        Note(1, StaffUserDeed.Created, "Staff"), Note(2, StaffUserDeed.Invited, "1"), Note(3, StaffUserDeed.Joined), Note(4, StaffUserDeed.RoleChanged, "Viewer → Staff"),
    ];

    private protected FakeSessionList Sessions { get; } = new();

    private protected static StaffUserNote Note(int number, StaffUserDeed what, string? detail = null, string? why = null) => new()
    {
        EventId = Guid.CreateVersion7(), UserId = Id, Number = number, At = Shop.Morning.AddMinutes(number), What = what, By = "Boss", Detail = detail, Why = why,
    };
}
