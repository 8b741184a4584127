using System.Runtime.CompilerServices;
using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Import;

/// <summary>Makes the commands of what is not in the write tables yet, a few hundred at a time, while they are being sent.</summary>
internal static class NewCommands
{
    /// <summary>Things looked up in one question; within what any engine takes as parameters.</summary>
    private const int AtATime = 500;

    /// <summary>The commands of what is new, in the order of the things.</summary>
    /// <param name="scopes">Where a look at the write tables comes from.</param>
    /// <param name="things">What the file tells.</param>
    /// <param name="commandOf">Makes the command of a thing; nothing when there is none.</param>
    /// <param name="idOf">Identity of the aggregate that the command makes.</param>
    /// <param name="wasThere">Told of each thing that gives no command: because it has none, or because it exists, then with the fingerprint of the command that made it, if known.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async IAsyncEnumerable<(TThing Booked, TCommand Command)> OfAsync<TThing, TCommand, TAnswer, TAggregate>(
        IServiceScopeFactory scopes,
        IEnumerable<TThing> things,
        Func<TThing, TCommand?> commandOf,
        Func<TCommand, Guid> idOf,
        Action<TThing, TCommand?, byte[]?> wasThere,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TCommand : Command<TAnswer>
        where TAggregate : Aggregate
    {
        foreach (var chunk in things.Chunk(AtATime))
        {
            var commands = chunk.Select(thing => (Thing: thing, Command: commandOf(thing))).ToList();
            var made = commands.Select(pair => pair.Command).OfType<TCommand>().ToList();
            var (answers, existing) = await LookAsync<TAggregate>(
                scopes, [.. made.Select(command => command.CommandId)], [.. made.Select(idOf)], cancellationToken);
            foreach (var (thing, command) in commands)
            {
                if (command is null || existing.Contains(idOf(command)))
                {
                    wasThere(thing, command, command is null ? null : answers.GetValueOrDefault(command.CommandId));
                }
                else
                {
                    // Refused in an earlier run: that answer is not the last word, so it is asked again under a new id.
                    yield return (thing, answers.ContainsKey(command.CommandId) ? command with { CommandId = Guid.CreateVersion7() } : command);
                }
            }
        }
    }

    /// <summary>The answers first: whoever is answered by then and accepted is found by the second question.</summary>
    private static async Task<(Dictionary<Guid, byte[]> Answers, HashSet<Guid> Existing)> LookAsync<TAggregate>(
        IServiceScopeFactory scopes, Guid[] commandIds, Guid[] ids, CancellationToken cancellationToken)
        where TAggregate : Aggregate
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var answers = await db.AnsweredCommands.AsNoTracking()
            .Where(row => commandIds.Contains(row.CommandId))
            .ToDictionaryAsync(row => row.CommandId, row => row.Fingerprint, cancellationToken);
        var existing = await db.Set<TAggregate>().Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToHashSetAsync(cancellationToken);
        return (answers, existing);
    }

    /// <summary>Draws the orders' numbers in their order, before they are sent several at a time.</summary>
    public static async IAsyncEnumerable<(BookedInvoice Booked, ImportOrder Command)> NumberedAsync(
        this IAsyncEnumerable<(BookedInvoice Booked, ImportOrder Command)> orders,
        IServiceScopeFactory scopes,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var numbers = scope.ServiceProvider.GetRequiredService<OrderNumbers>();
        await foreach (var (invoice, command) in orders.WithCancellation(cancellationToken))
        {
            yield return (invoice, command with { Number = await numbers.NextAsync(db, cancellationToken) });
        }
    }
}
