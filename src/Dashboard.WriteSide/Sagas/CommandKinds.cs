using System.Text.Json;
using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Sagas;

/// <summary>Turns commands into text and back, by the names of their kinds, and sends what it has read.</summary>
internal static class CommandKinds
{
    private static readonly Dictionary<string, CommandKind> Kinds = typeof(ICommand).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(ICommand)) && type is { IsAbstract: false, IsClass: true })
        .ToDictionary(type => type.Name, KindOf, StringComparer.Ordinal);

    /// <summary>The name and the text of a command.</summary>
    public static (string Kind, string Payload) Write(ICommand command) =>
        (command.GetType().Name, JsonSerializer.Serialize(command, command.GetType()));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidOperationException">This program knows no command of that kind.</exception>
    public static ICommand Read(string kind, string payload) => Find(kind).Read(payload);

    /// <summary>Sends a command under an id.</summary>
    /// <returns>The refusal; nothing when it was accepted.</returns>
    public static Task<Refusal?> SendAsync(string kind, string payload, Guid id, IServiceProvider scope, CancellationToken cancellationToken) =>
        Find(kind).SendAsync(payload, id, scope, cancellationToken);

    private static CommandKind Find(string kind) =>
        Kinds.TryGetValue(kind, out var found) ? found : throw new InvalidOperationException($"This program knows no command {kind}.");

    private static CommandKind KindOf(Type command)
    {
        var answering = command.BaseType!;
        while (!answering.IsGenericType)
        {
            answering = answering.BaseType!;
        }

        return (CommandKind)Activator.CreateInstance(typeof(CommandKind<,>).MakeGenericType(command, answering.GetGenericArguments()[0]))!;
    }

    private abstract class CommandKind
    {
        public abstract ICommand Read(string payload);

        public abstract Task<Refusal?> SendAsync(string payload, Guid id, IServiceProvider scope, CancellationToken cancellationToken);
    }

    private sealed class CommandKind<TCommand, TAnswer> : CommandKind
        where TCommand : Command<TAnswer>
    {
        public override ICommand Read(string payload) => Parse(payload);

        public override async Task<Refusal?> SendAsync(string payload, Guid id, IServiceProvider scope, CancellationToken cancellationToken)
        {
            var command = Parse(payload) with { CommandId = id };
            return (await scope.GetRequiredService<IMediator>().Send(command, cancellationToken)).Refusal;
        }

        private static Command<TAnswer> Parse(string payload) =>
            JsonSerializer.Deserialize<TCommand>(payload) ?? throw new JsonException($"The payload of a {typeof(TCommand).Name} is null.");
    }
}
