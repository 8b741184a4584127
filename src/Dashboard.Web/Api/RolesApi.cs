using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;

namespace Dashboard.Web.Api;

/// <summary><c>/api/roles</c>: what each role may do.</summary>
internal static class RolesApi
{
    public static void MapRoles(this IEndpointRouteBuilder api) =>
        api.MapGroup("/roles").WithTags("Staff").MapGet("/", () => Results.Ok(ListAnswer<CommandRightsAnswer>.Whole(CommandRule.All, CommandRightsAnswer.Of)))
            .Produces<ListAnswer<CommandRightsAnswer>>()
            .WithSummary("Every command, and what each role may do with it: full, ownAccount or none.");
}

/// <summary>A command, and what each role may do with it: <c>full</c>, <c>ownAccount</c> or <c>none</c>.</summary>
internal sealed record CommandRightsAnswer(string Command, string Area, string Viewer, string Staff, string Operator, string Administrator)
{
    public static CommandRightsAnswer Of(CommandRule rule) => new(
        rule.Command.Name, rule.Area,
        Words.Of(rule.Of(Role.Viewer)), Words.Of(rule.Of(Role.Staff)), Words.Of(rule.Of(Role.Operator)), Words.Of(rule.Of(Role.Administrator)));
}
