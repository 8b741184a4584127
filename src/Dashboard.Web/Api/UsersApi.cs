using Dashboard.Domain;
using Dashboard.Domain.Staff;
using Dashboard.ReadSide.Staff;
using Dashboard.WriteSide.Staff;

namespace Dashboard.Web.Api;

/// <summary><c>/api/users</c>: the staff, for Administrators.</summary>
internal static class UsersApi
{
    public static void MapUsers(this IEndpointRouteBuilder api)
    {
        var users = api.MapGroup("/users").WithTags("Staff").ProducesProblem(StatusCodes.Status403Forbidden);
        users.MapGet("/", List).Produces<ListAnswer<UserAnswer>>()
            .WithSummary("The staff, by name: narrowed by a text (name or e-mail), a role and a status (invited, active, deactivated).");
        users.MapPost("/", Create).Produces<UserKey>(StatusCodes.Status201Created)
            .WithSummary("Takes somebody in, and invites them by e-mail to set a password; undone should the e-mail not be sent.");
        users.MapGet("/roles", Roles).Produces<ListAnswer<RoleCountAnswer>>()
            .WithSummary("How many members each role has, by status.");
        users.MapGet("/{id}", Get).Produces<UserDetailAnswer>()
            .WithSummary("A member, and everything that happened to the account, the oldest first.");
        users.MapPut("/{id}", Update).Produces<UserKey>()
            .WithSummary("Changes name and e-mail.");
        users.MapPut("/{id}/role", ChangeRole).Produces<UserKey>()
            .WithSummary("Gives another role (viewer, staff, operator, administrator); they are signed out everywhere. Refused for the last active Administrator.");
        users.MapPost("/{id}/deactivate", Deactivate).Produces<UserKey>()
            .WithSummary("Deactivates an account with a reason; everything that is open ends within seconds. Refused for the last active Administrator.");
        users.MapPost("/{id}/reactivate", Reactivate).Produces<UserKey>()
            .WithSummary("Lets somebody who was deactivated in again.");
        users.MapPost("/{id}/erase", Erase).Produces<ErasureAnswer>()
            .WithSummary("Erases a member for good: the name has to be typed. Refused for oneself and the last active Administrator.");
        users.MapGet("/{id}/erasure", ReceiptAnswer.FindAsync).Produces<ReceiptAnswer>()
            .WithSummary("The receipt of an erasure: what was touched, and when everything that follows was done.");
        users.MapPost("/{id}/invite", Invite).Produces<UserKey>()
            .WithSummary("Sends another invitation to somebody who has not joined; the links before are good no more.");
        users.MapUserSessions();
    }

    private static Task<IResult> List(
        ApiDesk desk, CancellationToken cancellationToken, string? query = null, string? role = null, string? status = null,
        string? page = null, string? limit = null, string? cursor = null)
    {
        var faults = new Faults();
        var request = faults.Page(page, limit, cursor);
        var question = new ListStaffUsers
        {
            Text = faults.Text(query, "query"),
            Role = faults.Word<Role>(role, "role"),
            Status = faults.Word<StaffUserStatus>(status, "status"),
            Page = request,
        };
        return desk.AskAsync(question, faults, found => Results.Ok(ListAnswer<UserAnswer>.Of(found, request, UserAnswer.Of)), cancellationToken);
    }

    private static Task<IResult> Roles(ApiDesk desk, CancellationToken cancellationToken) =>
        desk.AskAsync(new CountStaffUsers(), new Faults(), counts => Results.Ok(ListAnswer<RoleCountAnswer>.Whole(RoleCountAnswer.Of(counts), row => row)), cancellationToken);

    private static Task<IResult> Get(string id, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var question = new GetStaffUser(faults.Id(id, "id"));
        return desk.AskAsync(
            question, faults, found => found is null ? Problems.NotFound("user", question.UserId) : Results.Ok(UserDetailAnswer.Of(found)), cancellationToken);
    }

    private static Task<IResult> Create(Body<UserBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var (faults, given) = (new Faults(), body.Value);
        var command = new CreateUser(given.Name!, given.Email!, RoleOf(given.Role, body.Unreadable, body.Faults, faults));
        return desk.SendAsync(command, body, faults, id => Results.Created($"/api/users/{id}", new UserKey(id)), cancellationToken);
    }

    private static Task<IResult> Update(string id, Body<UserDetailsBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new UpdateUser(faults.Id(id, "id"), body.Value.Name!, body.Value.Email!);
        return desk.SendAsync(command, body, faults, _ => Done(command.UserId), cancellationToken);
    }

    private static Task<IResult> ChangeRole(string id, Body<RoleBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new ChangeUserRole(faults.Id(id, "id"), RoleOf(body.Value.Role, body.Unreadable, body.Faults, faults));
        return desk.SendAsync(command, body, faults, _ => Done(command.UserId), cancellationToken);
    }

    private static Task<IResult> Deactivate(string id, Body<ReasonBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new DeactivateUser(faults.Id(id, "id"), body.Value.Reason!);
        return desk.SendAsync(command, body, faults, _ => Done(command.UserId), cancellationToken);
    }

    private static Task<IResult> Reactivate(string id, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new ReactivateUser(faults.Id(id, "id"));
        return desk.SendAsync(command, faults, _ => Done(command.UserId), cancellationToken);
    }

    private static Task<IResult> Erase(string id, Body<EraseBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new EraseUser(faults.Id(id, "id"), body.Value.Name!, body.Value.Reason!);
        return desk.SendAsync(command, body, faults, done => Results.Ok(ErasureAnswer.Of(done)), cancellationToken);
    }

    private static Task<IResult> Invite(string id, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new InviteUser(faults.Id(id, "id"));
        return desk.SendAsync(command, faults, _ => Done(command.UserId), cancellationToken);
    }

    /// <summary>The role that a body names: there is none that goes without saying.</summary>
    private static Role RoleOf(string? word, IResult? unreadable, IReadOnlyList<FieldFault> known, Faults faults)
    {
        if (string.IsNullOrWhiteSpace(word) && unreadable is null && known.All(fault => fault.Field != "role"))
        {
            faults.Add("role", "Role is required.");
        }

        return faults.Word<Role>(word, "role") ?? Role.Viewer;
    }

    private static IResult Done(Guid id) => Results.Ok(new UserKey(id));

    /// <summary>The member that a command was about.</summary>
    internal sealed record UserKey(Guid UserId);
}
