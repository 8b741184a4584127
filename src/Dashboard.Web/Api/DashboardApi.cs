using Dashboard.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Web.Api;

/// <summary>The API for programs, under <c>/api</c>, and the document that describes it.</summary>
internal static class DashboardApi
{
    /// <summary>Largest body, in bytes.</summary>
    private const int MaxBody = 1_000_000;

    public static void AddDashboardApi(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<ApiDesk>();
        services.AddOpenApi("v1", ApiDocument.Describe);
    }

    /// <summary>Maps the API. The document needs a sign-in like everything else: it is for those who use the API, and tells others what there is to attack.</summary>
    public static void MapDashboardApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api")
            .WithMetadata(new RequestSizeLimitAttribute(MaxBody))
            .RequireRateLimiting(ApiLimits.Policy)
            .DisableAntiforgery()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .AddEndpointFilter(RefusalNotes.NoteAsync)
            .AddEndpointFilter(CrossSite.RefuseAsync)
            .AddEndpointFilter(PastQuery.LookBackAsync)
            .AddEndpointFilter(NotKept);
        api.MapAuth();
        api.MapCustomers();
        api.MapProducts();
        api.MapStock();
        api.MapOrders();
        api.MapFulfilment();
        api.MapPlans();
        api.MapSubscriptions();
        api.MapRevenue();
        api.MapRenewals();
        api.MapSagas();
        api.MapNotifications();
        api.MapUsers();
        api.MapRoles();
        api.MapProfileApi();
        api.MapStats();
        api.MapAudit();
        api.MapStreams();
        api.MapOperations();
        api.MapPastViews();
        api.MapImport();
        api.MapClock();
        routes.MapOpenApi("/openapi/{documentName}.json");
    }

    /// <summary>What is told to one person is kept by no proxy and no browser.</summary>
    private static ValueTask<object?> NotKept(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    }
}
