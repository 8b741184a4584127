using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Operations;

/// <summary>
/// Leaves an event that this program does not know out of every projection in which it is the first that waits: nobody can tell which
/// ones it concerns, so all have set it aside. Refused when none has. Where it waits behind another one it goes on waiting.
/// </summary>
[NeedsRole(Role.Operator)]
public sealed record SkipUnknown(long Sequence, string Reason) : Command;

internal sealed class SkipUnknownValidator : AbstractValidator<SkipUnknown>
{
    public SkipUnknownValidator() => RuleFor(command => command.Reason).IsReason();
}

internal sealed class SkipUnknownHandler(WriteDbContext db, IProjectionConsole console) : ICommandHandler<SkipUnknown, Done>
{
    public async Task<Outcome<Done>> Handle(SkipUnknown request, CancellationToken cancellationToken)
    {
        var waiting = await console.FindUnknownAsync(request.Sequence, cancellationToken);
        if (waiting.Count == 0)
        {
            return DeskRefusals.NothingParked($"Event {request.Sequence} is not the first that waits in any projection, or this program knows it.");
        }

        foreach (var (projection, table, rowKey) in waiting)
        {
            var desk = await db.DeskOfAsync(projection, cancellationToken);
            desk.SkipParked(table, rowKey, request.Sequence, request.Reason.Trim());
        }

        return Done.Instance;
    }
}
