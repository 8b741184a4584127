using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Operations;

/// <summary>What the commands about projections have in common.</summary>
internal static class Desks
{
    /// <summary>The desk of a projection; a new one when nothing was ever asked of it.</summary>
    public static async Task<ProjectionDesk> DeskOfAsync(this WriteDbContext db, string projection, CancellationToken cancellationToken) =>
        await db.ProjectionDesks.FindAsync([ProjectionDesk.IdOf(projection)], cancellationToken)
        ?? db.ProjectionDesks.Add(ProjectionDesk.Of(projection)).Entity;

    /// <summary>Whether the rebuild that was asked for last is over. One that the read side has not heard of yet is not.</summary>
    public static async Task<bool> LastRebuildIsOverAsync(this IProjectionConsole console, ProjectionDesk desk, CancellationToken cancellationToken) =>
        desk.Rebuild is not { } last || await console.FindRebuildAsync(last, cancellationToken) is { IsOver: true };

    public static IRuleBuilderOptions<T, string> IsReason<T>(this IRuleBuilder<T, string> rule) => rule.Required("Reason", Limits.Reason);

    public static IRuleBuilderOptions<T, string> IsProjection<T>(this IRuleBuilder<T, string> rule) => rule.Required("Projection", Limits.Projection);
}

internal static class DeskRefusals
{
    public static Refusal UnknownProjection(string name) =>
        new(RefusalKind.NotFound, "projection-not-found", $"There is no projection {name}.");

    public static Refusal NothingParked(string sentence) => Refusal.Rule("nothing-parked", sentence);
}
