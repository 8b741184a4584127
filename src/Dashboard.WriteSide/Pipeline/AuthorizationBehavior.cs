using Dashboard.Domain;
using MediatR;

namespace Dashboard.WriteSide.Pipeline;

/// <summary>Refuses whoever's role does not reach the one that the command names, whatever a screen offered.</summary>
internal sealed class AuthorizationBehavior<TCommand, TOutcome>(CommandContext context) : IPipelineBehavior<TCommand, TOutcome>
    where TCommand : ICommand, IRequest<TOutcome>
    where TOutcome : IOutcome<TOutcome>
{
    private static readonly Role Needed = NeedsRoleAttribute.Of(typeof(TCommand));

    public async Task<TOutcome> Handle(TCommand request, CancellationToken cancellationToken, RequestHandlerDelegate<TOutcome> next) =>
        context.Actor is { } actor && actor.Role >= Needed
            ? await next()
            : TOutcome.Refused(Refusal.Forbidden(Needed));
}
