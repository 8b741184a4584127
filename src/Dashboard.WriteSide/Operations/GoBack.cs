using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Operations;

/// <summary>Serves the tables again that were served before the last rebuild. Refused when there are none, and while a rebuild is on its way.</summary>
[NeedsRole(Role.Operator)]
public sealed record GoBack(string Projection, string Reason) : Command;

internal sealed class GoBackValidator : AbstractValidator<GoBack>
{
    public GoBackValidator()
    {
        RuleFor(command => command.Projection).IsProjection();
        RuleFor(command => command.Reason).IsReason();
    }
}

internal sealed class GoBackHandler(WriteDbContext db, IProjectionConsole console) : ICommandHandler<GoBack, Done>
{
    public async Task<Outcome<Done>> Handle(GoBack request, CancellationToken cancellationToken)
    {
        if (await console.FindAsync(request.Projection, cancellationToken) is not { } facts)
        {
            return DeskRefusals.UnknownProjection(request.Projection);
        }

        var desk = await db.DeskOfAsync(facts.Name, cancellationToken);
        var lastIsOver = await console.LastRebuildIsOverAsync(desk, cancellationToken);
        return desk.GoBack(request.Reason.Trim(), facts.CanGoBack, lastIsOver).OrDone();
    }
}
