using Dashboard.Domain.Log;
using Dashboard.Domain.Operations;
using Dashboard.Domain.People;
using Dashboard.ReadSide.Erasure;
using Dashboard.ReadSide.Audit;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Rebuilds;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dashboard.ReadSide;

/// <summary>Registers the read side.</summary>
public static class DependencyInjection
{
    /// <summary>
    /// Adds projections, the service that runs them, the change feed, the monitor and the answers to all questions.
    /// The engine adds the context factory, <see cref="IEventLogReader"/> and <see cref="Storage.IReadDatabase"/>.
    /// </summary>
    public static IServiceCollection AddDashboardReadSide(this IServiceCollection services)
    {
        services.AddOptions<ProjectionOptions>()
            .BindConfiguration(ProjectionOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddTransient<ServiceFactory>(provider => provider.GetService);
        services.TryAddTransient<IMediator, Mediator>();
        services.AddSingleton<SharedLogSignal>();
        services.RemoveAll<IEventLogSignal>();
        services.AddSingleton<IEventLogSignal>(provider => provider.GetRequiredService<SharedLogSignal>());
        services.TryAddSingleton<IRowTables, EfTables>();
        services.AddSingleton<LogTail>();
        services.AddSingleton<LogGossip>();
        services.AddHostedService<ProjectionHost>();
        services.AddSingleton<ChangeHub>();
        services.AddSingleton<IChangeFeed>(provider => provider.GetRequiredService<ChangeHub>());
        services.AddSingleton<ProjectionMonitor>();
        services.AddSingleton<IProjectionMonitor>(provider => provider.GetRequiredService<ProjectionMonitor>());
        services.AddSingleton<OrderBoard>();
        services.AddSingleton<RunnerReports>();
        services.AddSingleton<Watchdog>();
        services.AddSingleton<EventCounts>();
        services.AddSingleton<LowMarkWatch>();
        services.AddSingleton<ProjectionViews>();
        services.AddSingleton<IProjectionConsole, ProjectionConsole>();
        services.AddSingleton<TwinTables>();
        services.TryAddSingleton(new BulkSize());
        services.AddSingleton<BulkThreads>();
        services.AddSingleton<SharedReading>();
        services.AddSingleton<PlainBulkFold>();
        services.AddSingleton<IBulkFold, BulkFold>();
        services.TryAddKeyedSingleton<IRowTables>(ReadDbContext.TwinSchema, (provider, _) =>
            provider.GetRequiredService<RowTablesOver>()(ReadDbContext.TwinSchema, provider.GetRequiredService<TwinTables>()));
        services.TryAddSingleton<RowTablesOver>(provider => (_, contexts) => new EfTables(contexts, provider.GetRequiredService<IReadDatabase>()));
        services.AddSingleton<TableSwap>();
        services.AddSingleton<IOldTables, RetiredTables>();
        services.AddSingleton<IOldTables, ComparedSamples>();
        services.AddSingleton<IReadTraces, ErasedTraces>();
        services.AddSingleton<TableComparison>();
        services.AddSingleton<RebuildBook>();
        services.AddSingleton<RebuildTools>();
        services.AddSingleton<IRebuildAdvisor, RebuildAdvisor>();
        services.AddHostedService<RebuildWorker>();
        services.AddPastViews();
        services.AddSingleton<AuditTeller>();
        services.Scan(scan => scan.FromAssemblyOf<IQuestion>()
            .AddClasses(classes => classes.AssignableTo<Projection>(), publicOnly: false)
            .As<Projection>()
            .WithSingletonLifetime()
            .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false)
            .AsImplementedInterfaces()
            .WithTransientLifetime());
        return services;
    }
}
