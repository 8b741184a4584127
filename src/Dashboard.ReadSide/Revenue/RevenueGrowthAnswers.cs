using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Revenue;

internal sealed class GetRevenueGrowthHandler(AnswerTables contexts) : IRequestHandler<GetRevenueGrowth, RevenueGrowth>
{
    private const int MostDays = 3_660;

    public async Task<RevenueGrowth> Handle(GetRevenueGrowth request, CancellationToken cancellationToken)
    {
        if (request.Days is < 1 or > MostDays || request.At.DayNumber < request.Days)
        {
            throw new BadQuestionException($"Growth is told over 1 to {MostDays} days.");
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var before = await db.PerYearAtAsync(request.At.AddDays(-request.Days), cancellationToken);
        var now = await db.PerYearAtAsync(request.At, cancellationToken);
        return new RevenueGrowth(request.At, request.Days, before.PerMonth(), now.PerMonth());
    }
}

internal sealed class GetRevenueSpanHandler(AnswerTables contexts) : IRequestHandler<GetRevenueSpan, RevenueSpan?>
{
    public async Task<RevenueSpan?> Handle(GetRevenueSpan request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var moved = db.Set<RevenueMovementRow>();
        return await moved.MinAsync(row => (DateOnly?)row.Day, cancellationToken) is { } first
            ? new RevenueSpan(first, await moved.MaxAsync(row => row.Day, cancellationToken))
            : null;
    }
}
