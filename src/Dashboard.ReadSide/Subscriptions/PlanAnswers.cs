using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Subscriptions;

internal sealed class ListPlansHandler(AnswerTables contexts, ITextIndex index) : IRequestHandler<ListPlans, Page<PlanView>>
{
    public async Task<Page<PlanView>> Handle(ListPlans request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = db.Plans.AsNoTracking();
        rows = request.Interval is { } interval ? rows.Where(row => row.Interval == interval) : rows;
        var text = TextFilter<PlanRow>.Of(row => row.SearchText, request.Text, index, db);
        var total = text is null ? await rows.CountedAsync(request.Page.CountTo, cancellationToken) : default;
        var page = await new KeysetList<PlanRow, string>(
                rows, row => row.SortName, row => row.PlanId, descending: false, (request with { Page = new PageRequest() }).ToString(), text)
            .PageAsync(request.Page, total, seek: null, cancellationToken);
        return new Page<PlanView>
        {
            Items = await page.Items.WithSubscriptionsAsync(db, cancellationToken),
            Total = page.Total,
            TotalIsExact = page.TotalIsExact,
            Next = page.Next,
            Previous = page.Previous,
        };
    }
}

internal sealed class GetPlanHandler(AnswerTables contexts) : IRequestHandler<GetPlan, PlanView?>
{
    public async Task<PlanView?> Handle(GetPlan request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Plans.AsNoTracking().Where(row => row.PlanId == request.PlanId).ToListAsync(cancellationToken);
        return (await rows.WithSubscriptionsAsync(db, cancellationToken)).SingleOrDefault();
    }
}

/// <summary>Puts beside plans how many subscriptions they have.</summary>
internal static class PlanSubscriptions
{
    public static async Task<IReadOnlyList<PlanView>> WithSubscriptionsAsync(this IReadOnlyList<PlanRow> plans, ReadDbContext db, CancellationToken cancellationToken)
    {
        var ids = plans.Select(plan => plan.PlanId).ToArray();
        var counts = await db.Set<SubscriptionCount>().AsNoTracking()
            .Where(count => ids.Contains(count.PlanId) && count.Status != SubscriptionStatus.Ended)
            .ToListAsync(cancellationToken);
        var byPlan = counts.ToLookup(count => count.PlanId);
        return [.. plans.Select(plan => new PlanView(
            plan,
            byPlan[plan.PlanId].Sum(count => count.Subscriptions),
            byPlan[plan.PlanId].Where(count => count.Status == SubscriptionStatus.Trialing).Sum(count => count.Subscriptions)))];
    }
}
