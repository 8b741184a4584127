using Dashboard.Domain;
using Dashboard.WriteSide.Security;
using MediatR;

namespace Dashboard.WriteSide.Pipeline;

/// <summary>Refuses whom the command's <see cref="CommandRule"/> does not let send it, whatever a screen offered.</summary>
internal sealed class AuthorizationBehavior<TCommand, TOutcome>(CommandContext context, SecurityJournal journal) : IPipelineBehavior<TCommand, TOutcome>
    where TCommand : ICommand, IRequest<TOutcome>
    where TOutcome : IOutcome<TOutcome>
{
    private static readonly CommandRule Rule = CommandRule.Of(typeof(TCommand));

    public async Task<TOutcome> Handle(TCommand request, CancellationToken cancellationToken, RequestHandlerDelegate<TOutcome> next)
    {
        if (Rule.Against(request, context.Actor) is not { } refusal)
        {
            return await next();
        }

        // What programs are refused, the API notes: it also knows of questions, and of what does not come as far as here.
        if (refusal.Kind is RefusalKind.Forbidden && context.Actor is { Origin.Kind: not OriginKind.Api } actor)
        {
            journal.Refused(actor, typeof(TCommand).Name);
        }

        return TOutcome.Refused(refusal);
    }
}
