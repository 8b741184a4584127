using MediatR;

namespace Dashboard.WriteSide.Pipeline;

/// <summary>Refuses whom the command's <see cref="CommandRule"/> does not let send it, whatever a screen offered.</summary>
internal sealed class AuthorizationBehavior<TCommand, TOutcome>(CommandContext context) : IPipelineBehavior<TCommand, TOutcome>
    where TCommand : ICommand, IRequest<TOutcome>
    where TOutcome : IOutcome<TOutcome>
{
    private static readonly CommandRule Rule = CommandRule.Of(typeof(TCommand));

    public async Task<TOutcome> Handle(TCommand request, CancellationToken cancellationToken, RequestHandlerDelegate<TOutcome> next) =>
        Rule.Against(request, context.Actor) is { } refusal ? TOutcome.Refused(refusal) : await next();
}
