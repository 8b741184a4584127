using Dashboard.Testing.Databases;

[assembly: AssemblyFixture(typeof(TestCluster))]
