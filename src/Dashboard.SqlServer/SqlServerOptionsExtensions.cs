using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Dashboard.SqlServer;

internal static class SqlServerOptionsExtensions
{
    private const string HistoryTable = "__EFMigrationsHistory";

    /// <summary>SQL Server with the model, the migrations and the history table of one side; and no warning of a count that stops at a bound, which needs no order.</summary>
    public static DbContextOptionsBuilder UseDashboardSqlServer(this DbContextOptionsBuilder options, string connectionString, string schema) => options
        .UseSqlServer(connectionString, server => server
            .MigrationsAssembly(typeof(SqlServerOptionsExtensions).Assembly)
            .MigrationsHistoryTable(HistoryTable, schema))
        .ReplaceService<IModelCustomizer, SqlServerModel>()
        .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning));
}
