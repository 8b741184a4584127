using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Dashboard.PostgreSql.Read;

/// <summary>For <c>dotnet ef migrations add … --context ReadDbContext</c>; it connects to nothing.</summary>
internal sealed class ReadDesign : IDesignTimeDbContextFactory<ReadDbContext>
{
    public ReadDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<ReadDbContext>();
        options.UseDashboardPostgreSql("Host=design-time", ReadDbContext.Schema);
        return new ReadDbContext(options.Options);
    }
}
