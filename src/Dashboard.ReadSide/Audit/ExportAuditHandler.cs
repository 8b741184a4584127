using System.Runtime.CompilerServices;
using Dashboard.Domain.Store;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Audit;

internal sealed class ExportAuditHandler(AnswerTables contexts, AuditTeller teller, ITextIndex index, IOptions<StoreOptions> store)
    : IRequestHandler<ExportAudit, IAsyncEnumerable<AuditEntry>>
{
    /// <summary>Events in memory at a time, whatever the length of the list.</summary>
    private const int AtATime = 500;

    public async Task<IAsyncEnumerable<AuditEntry>> Handle(ExportAudit request, CancellationToken cancellationToken)
    {
        // Whatever is wrong with the question is told now, and not in the middle of the answer.
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        _ = await AuditRange.OfAsync(db, request.Filter, store.Value, cancellationToken);
        return TellAsync(request.Filter, cancellationToken);
    }

    private async IAsyncEnumerable<AuditEntry> TellAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var before = long.MaxValue;
        while (true)
        {
            // A context and a statement a batch: an export takes as long as its reader does, and holds nothing open meanwhile.
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var rows = await NextAsync(db, filter, before, cancellationToken);
            foreach (var (entry, _) in await teller.TellAsync(db, rows, cancellationToken))
            {
                yield return entry;
            }

            if (rows.Count < AtATime)
            {
                yield break;
            }

            before = rows[^1].Sequence;
        }
    }

    private async Task<List<AuditRow>> NextAsync(ReadDbContext db, AuditFilter filter, long before, CancellationToken cancellationToken)
    {
        var rows = (await AuditRange.OfAsync(db, filter, store.Value, cancellationToken)).Rows.Where(row => row.Sequence < before);
        if (TextFilter<AuditRow>.Of(row => row.SearchText, filter.Text, index, db) is { } text)
        {
            rows = rows.Where(text.Holds);
        }

        return await rows.OrderByDescending(row => row.Sequence).Take(AtATime).ToListAsync(cancellationToken);
    }
}
