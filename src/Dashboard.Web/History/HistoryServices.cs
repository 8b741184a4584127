using MediatR;

namespace Dashboard.Web.History;

/// <summary>Registers who shows things as they were.</summary>
internal static class HistoryServices
{
    public static void AddDashboardHistory(this IServiceCollection services)
    {
        services.AddTransient<MomentTeller>();
        services.AddTransient<IRequestHandler<GetMoment, MomentAnswer?>, GetMomentHandler>();
        services.AddTransient<IRequestHandler<GetMomentOfAnything, MomentAnswer?>, GetMomentOfAnythingHandler>();
        services.AddTransient<IRequestHandler<GetErasure, WriteSide.People.ErasureReceipt?>, GetErasureHandler>();
        services.AddTransient<IRequestHandler<GetPastPrices, IReadOnlyList<WriteSide.History.PastPrice>>, GetPastPricesHandler>();
    }
}
