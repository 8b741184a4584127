using Dashboard.Domain.Staff;
using Dashboard.ReadSide.Staff;
using Dashboard.Web.Security;
using Dashboard.WriteSide.Staff;

namespace Dashboard.Web.Api;

/// <summary><c>/api/profile</c>: one's own account.</summary>
internal static class ProfileApi
{
    public static void MapProfileApi(this IEndpointRouteBuilder api)
    {
        var profile = api.MapGroup("/profile").WithTags("Staff");
        profile.MapGet("/", Get).Produces<UserAnswer>()
            .WithSummary("One's own account.");
        profile.MapPut("/", Update).Produces<UsersApi.UserKey>()
            .WithSummary("Changes one's own name, time zone and theme.");
    }

    private static Task<IResult> Get(ApiDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var question = new GetOwnProfile(context.User.ToActor().Id);
        return desk.AskAsync(
            question, new Faults(), row => row is null ? Problems.NotFound("user", question.UserId) : Results.Ok(UserAnswer.Of(row)), cancellationToken);
    }

    private static Task<IResult> Update(Body<ProfileBody> body, ApiDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var (faults, given) = (new Faults(), body.Value);
        var theme = faults.Word<ScreenTheme>(given.Theme, "theme") ?? ScreenTheme.Device;
        var command = new UpdateProfile(context.User.ToActor().Id, given.Name!, string.IsNullOrEmpty(given.TimeZone) ? null : given.TimeZone, theme);
        return desk.SendAsync(command, body, faults, _ => Results.Ok(new UsersApi.UserKey(command.UserId)), cancellationToken);
    }
}

internal sealed record ProfileBody
{
    public string? Name { get; init; }

    /// <summary>Name of a time zone, such as Europe/Madrid; the shop's when nothing is said.</summary>
    public string? TimeZone { get; init; }

    /// <summary>device, light or dark; as the device has it when nothing is said.</summary>
    public string? Theme { get; init; }
}
