using Dashboard.WriteSide.Pipeline;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Testing;

/// <summary>Lets a test step in between a handler's work and the pipeline's save: where races and faults happen.</summary>
public sealed class CommandHook
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Func<IServiceProvider, int, Task>> _hooks = [];
    private readonly Dictionary<Guid, int> _attempts = [];

    /// <summary>Adds it as the innermost behaviour of the pipeline.</summary>
    public static IServiceCollection AddTo(IServiceCollection services, CommandHook hook) =>
        services.AddSingleton(hook).AddTransient(typeof(IPipelineBehavior<,>), typeof(Behavior<,>));

    /// <summary>Runs an action whenever the handler of a command is done.</summary>
    /// <param name="commandId">Which command.</param>
    /// <param name="action">Gets the command's scope and the number of the attempt, from 1.</param>
    public void After(Guid commandId, Func<IServiceProvider, int, Task> action)
    {
        lock (_lock)
        {
            _hooks[commandId] = action;
        }
    }

    /// <summary>Lets a command run undisturbed from now on.</summary>
    public void Release(Guid commandId)
    {
        lock (_lock)
        {
            _hooks.Remove(commandId);
        }
    }

    /// <summary>How often the handler of a hooked command has run.</summary>
    public int Attempts(Guid commandId)
    {
        lock (_lock)
        {
            return _attempts.GetValueOrDefault(commandId);
        }
    }

    private Task RunAsync(Guid commandId, IServiceProvider scope)
    {
        Func<IServiceProvider, int, Task>? hook;
        int attempt;
        lock (_lock)
        {
            attempt = _attempts[commandId] = _attempts.GetValueOrDefault(commandId) + 1;
            hook = _hooks.GetValueOrDefault(commandId);
        }

        return hook is null ? Task.CompletedTask : hook(scope, attempt);
    }

    private sealed class Behavior<TRequest, TResponse>(CommandHook hook, IServiceProvider scope) : IPipelineBehavior<TRequest, TResponse>
        where TRequest : ICommand, IRequest<TResponse>
    {
        public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
        {
            var response = await next();
            await hook.RunAsync(request.CommandId, scope);
            return response;
        }
    }
}
