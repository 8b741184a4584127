using Dashboard.Domain;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Pipeline;

internal sealed class CommandSender(IServiceScopeFactory scopes) : ICommandSender
{
    public async Task<Outcome<TAnswer>> SendAsync<TAnswer>(Command<TAnswer> command, Actor actor, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CommandContext>().Actor = actor;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, cancellationToken);
    }
}
