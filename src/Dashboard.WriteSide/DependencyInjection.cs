using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Generate;
using Dashboard.WriteSide.History;
using Dashboard.WriteSide.Import;
using Dashboard.WriteSide.Messages;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Partners;
using Dashboard.WriteSide.Payments;
using Dashboard.WriteSide.People;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Seals;
using Dashboard.WriteSide.Security;
using Dashboard.WriteSide.Shipping;
using Dashboard.WriteSide.Simulation;
using Dashboard.WriteSide.Staff;
using Dashboard.WriteSide.Storage;
using Dashboard.WriteSide.Subscriptions;
using Dashboard.WriteSide.Verify;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide;

/// <summary>Registers the write side.</summary>
public static class DependencyInjection
{
    /// <summary>
    /// Adds commands, their pipeline and the event log. The engine adds <see cref="WriteDbContext"/> and <see cref="IWriteDatabase"/>.
    /// </summary>
    public static IServiceCollection AddDashboardWriteSide(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IEventLogSignal, EventLogSignal>();
        services.TryAddTransient<ServiceFactory>(provider => provider.GetService);
        services.TryAddTransient<IMediator, Mediator>();
        services.AddSingleton<ICommandSender, CommandSender>();
        services.AddSingleton<IImporter, Importer>();
        services.AddPersonKeys();
        services.AddSingleton<BulkSave>();
        services.AddSingleton<LogGenerator>();
        services.AddSingleton<LogVerifier>();
        services.AddSingleton<SealVerifier>();
        services.AddSingleton<SnapshotWishes>();
        services.AddSingleton<StreamHistory>();
        services.AddHostedService<SnapshotKeeper>();
        services.AddSingleton<SecurityJournal>();
        services.AddSingleton<OrderNumbers>();
        services.AddOptions<IdempotencyOptions>().BindConfiguration(IdempotencyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<PartnerOptions>().BindConfiguration(PartnerOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PartnerCalls>();
        services.AddOptions<SagaOptions>().BindConfiguration(SagaOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SagaDefinition, OrderFulfilment>();
        services.AddOptions<SubscriptionOptions>().BindConfiguration(SubscriptionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Billing>();
        services.AddSingleton<ChargeTaker>();
        services.AddScoped<Charges>();
        services.AddSingleton<IUpgradePreview, UpgradePreview>();
        services.AddSingleton<SagaDefinition, SubscriptionRenewal>();
        services.AddSingleton<SagaDefinition, UserRegistration>();
        services.TryAddSingleton<IInvitationLinks, NoInvitationLinks>();
        services.AddSingleton<SagaBook>();
        services.AddSingleton<FirstCheckpoint>();
        services.AddSingleton<NodeDuty>();
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SmtpOptions>().BindConfiguration(SmtpOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LetterDesk>();
        services.AddSingleton<MessageReader>();
        services.AddSingleton<PriceFallTeller>();
        services.AddSingleton<MessageCourier>();
        services.AddSingleton<MessageRunner>();
        services.AddSingleton<MailFiles>();
        services.AddSingleton<DirectorySender>();
        services.AddSingleton<SmtpSender>();
        services.TryAddSingleton<IMessageSender>(provider => provider.GetRequiredService<IOptions<SmtpOptions>>().Value.IsGiven
            ? provider.GetRequiredService<SmtpSender>()
            : provider.GetRequiredService<DirectorySender>());
        services.AddSingleton<CommitBell>();
        services.AddSingleton<SimulatedMemory>();
        services.TryAddSingleton<IPaymentGateway, SimulatedGateway>();
        services.TryAddSingleton<ICarrier, SimulatedCarrier>();
        services.AddSingleton<ErasureBook>();
        services.AddScoped<Erasing>();
        services.AddScoped<CommandContext>();
        services.AddScoped<PendingAnswer>();
        services.AddScoped<AfterCommit>();
        services.AddScoped<ConflictStory>();
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(TelemetryBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(AuthorizationBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(IdempotencyBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(TransactionBehavior<,>));
        services.Scan(scan => scan.FromAssemblyOf<ICommand>()
            .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false)
            .AsImplementedInterfaces()
            .WithTransientLifetime()
            .AddClasses(classes => classes.AssignableTo(typeof(IValidator<>)), publicOnly: false)
            .AsImplementedInterfaces()
            .WithSingletonLifetime());
        return services;
    }

    /// <summary>Adds the keys with which the log tells of people: for whoever writes or reads it.</summary>
    public static IServiceCollection AddPersonKeys(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IPersonKeyTable, PersonKeyTable>();
        services.TryAddSingleton<PersonKeyRing>();
        return services;
    }

    /// <summary>Lets this node run the sagas, or stand by for the node that does. The engine adds <see cref="ISagaLocks"/>.</summary>
    public static IServiceCollection AddDashboardSagas(this IServiceCollection services)
    {
        services.AddHostedService<SagaHost>();
        services.AddHostedService<OldSagaCommands>();
        services.AddHostedService<SubscriptionClock>();
        return services;
    }

    /// <summary>Lets this node write and send messages, or stand by for the node that does. The engine adds <see cref="ISagaLocks"/>.</summary>
    public static IServiceCollection AddDashboardMessages(this IServiceCollection services)
    {
        services.AddHostedService<MessageHost>();
        return services;
    }

    /// <summary>Lets this node write sign-ins and refusals to the log, seal it, and see erasures through, or stand by for the node that does. The engine adds <see cref="ISagaLocks"/>.</summary>
    public static IServiceCollection AddDashboardSeals(this IServiceCollection services)
    {
        services.AddHostedService<LogSealer>();
        services.AddHostedService<SecurityWriter>();
        services.AddHostedService<ErasureFollower>();
        return services;
    }
}
