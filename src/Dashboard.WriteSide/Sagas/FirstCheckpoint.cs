using Dashboard.Domain.Log;
using Dashboard.WriteSide.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Sagas;

/// <summary>Where readers of the log begin that make something of each event once: at its end, as nothing is made of what happened before.</summary>
internal sealed class FirstCheckpoint(IEventLogReader log, IServiceScopeFactory scopes, SagaBook book)
{
    /// <summary>Writes it, unless there is one already, on this node or another.</summary>
    /// <param name="reader">Name of the reader.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task WriteAsync(string reader, CancellationToken cancellationToken) => book.UnlessMovedAsync(
        async token =>
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
            if (await db.SagaCheckpoints.FindAsync([reader], token) is null)
            {
                var checkpoint = new SagaCheckpoint { Kind = reader };
                checkpoint.MoveTo(await log.ReadableHeadAsync(token));
                db.SagaCheckpoints.Add(checkpoint);
                await db.SaveChangesAsync(token);
            }

            return true;
        },
        cancellationToken);
}
