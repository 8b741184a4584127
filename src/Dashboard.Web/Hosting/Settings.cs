using Dashboard.Domain.Store;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Import;
using Dashboard.Web.Security;
using Dashboard.WriteSide.Messages;
using Dashboard.WriteSide.Partners;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Storage;
using Dashboard.WriteSide.Subscriptions;

namespace Dashboard.Web.Hosting;

/// <summary>Which database engine stores both sides.</summary>
internal enum DatabaseProvider
{
    /// <summary>A private PostgreSQL in the data directory.</summary>
    Embedded,

    /// <summary>A PostgreSQL server.</summary>
    PostgreSql,

    /// <summary>A SQL Server.</summary>
    SqlServer,
}

/// <summary>What must be known before anything is started. Read and checked as a whole.</summary>
internal sealed record Settings
{
    /// <summary><c>Database:Provider</c>; default <see cref="DatabaseProvider.Embedded"/>.</summary>
    public required DatabaseProvider Provider { get; init; }

    /// <summary><c>ConnectionStrings:Write</c>; needed unless the provider is embedded.</summary>
    public string? Write { get; init; }

    /// <summary><c>ConnectionStrings:Read</c>; default: the same as <see cref="Write"/>.</summary>
    public string? Read { get; init; }

    /// <summary><c>DASHBOARD_DATA</c>: directory of the embedded database and of the keys; default <c>.data</c> under the content root.</summary>
    public required string DataDirectory { get; init; }

    /// <summary><c>DataProtection:Directory</c>: where the keys lie that sign-ins are protected with; nodes that share sign-ins share it. Default <c>keys</c> in the data directory.</summary>
    public required string KeyDirectory { get; init; }

    /// <summary><c>Mail:Directory</c>: where e-mails are put unless they are sent by SMTP. Default <c>mail</c> in the data directory.</summary>
    public required string MailDirectory { get; init; }

    /// <summary><c>Database:Migrate</c>; default true.</summary>
    public required bool Migrate { get; init; }

    /// <summary><c>Simulation:Clock</c>: whether an operator may send the clock forward; default false.</summary>
    public required bool HasTravellingClock { get; init; }

    /// <summary>Reads the settings, and checks every other section too.</summary>
    /// <exception cref="StartException">Some are at fault: a sentence for each, naming its key.</exception>
    public static Settings From(IConfiguration configuration, string contentRoot)
    {
        var check = new SettingsCheck(configuration);
        var provider = check.Word("Database:Provider", DatabaseProvider.Embedded);
        var migrate = check.Flag("Database:Migrate", true);
        var clock = check.Flag("Simulation:Clock", false);
        var write = check.Text("ConnectionStrings:Write");
        if (provider is not DatabaseProvider.Embedded && write is null)
        {
            check.Fault($"ConnectionStrings:Write is needed when Database:Provider is {provider}.");
        }

        var data = Path.GetFullPath(check.Text("DASHBOARD_DATA") ?? ".data", contentRoot);
        check.Section<StoreOptions>("Store");
        check.Section<SecurityOptions>(SecurityOptions.SectionName);
        check.Section<ImportOptions>(ImportOptions.SectionName);
        check.Section<ProjectionOptions>(ProjectionOptions.Section);
        check.Section<IdempotencyOptions>(IdempotencyOptions.Section);
        check.Section<SagaOptions>(SagaOptions.Section);
        check.Section<SubscriptionOptions>(SubscriptionOptions.Section);
        check.Section<PartnerOptions>(PartnerOptions.Section);
        check.Section<MailOptions>(MailOptions.Section);
        check.Section<SmtpOptions>(SmtpOptions.Section);
        if (check.Text("Mail:Smtp:Host") is not null && check.Text("Mail:From") is null)
        {
            check.Fault("Mail:From is needed when Mail:Smtp:Host is given: servers refuse mail that comes from nobody.");
        }

        FirstAdministrator.Check(check);
        check.ThrowIfAnyFault();
        return new Settings
        {
            Provider = provider,
            Migrate = migrate,
            Write = write,
            Read = check.Text("ConnectionStrings:Read") ?? write,
            DataDirectory = data,
            KeyDirectory = Path.GetFullPath(check.Text("DataProtection:Directory") ?? Path.Combine(data, "keys"), contentRoot),
            HasTravellingClock = clock,
            MailDirectory = Path.GetFullPath(check.Text("Mail:Directory") ?? Path.Combine(data, "mail"), contentRoot),
        };
    }
}
