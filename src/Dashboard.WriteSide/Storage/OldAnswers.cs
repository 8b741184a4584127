using Dashboard.WriteSide.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Storage;

/// <summary>Forgets the answers of commands that nobody will send again.</summary>
public sealed class OldAnswers(
    IServiceScopeFactory scopes, IOptions<IdempotencyOptions> options, TimeProvider clock, ILogger<OldAnswers> logger)
    : OldRows(scopes, clock, logger)
{
    /// <summary>Its answer also says that nobody need ask for the same rebuild once more; there are few of them.</summary>
    private static readonly string Kept = nameof(RebuildProjection);

    /// <inheritdoc/>
    protected override string What => "answers of commands";

    /// <inheritdoc/>
    protected override int Days => options.Value.Days;

    /// <inheritdoc/>
    protected override async Task<int> ForgetSomeAsync(WriteDbContext db, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var old = await db.AnsweredCommands
            .Where(row => row.AnsweredAt < before && row.Command != Kept)
            .Select(row => row.CommandId)
            .Take(most)
            .ToListAsync(cancellationToken);
        await db.AnsweredCommands.Where(row => old.Contains(row.CommandId)).ExecuteDeleteAsync(cancellationToken);
        return old.Count;
    }
}
